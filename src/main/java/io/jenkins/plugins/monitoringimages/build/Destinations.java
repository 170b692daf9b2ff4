package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the images of a build go.
 *
 * @param engine the container engine, if it is one of the outputs: images lie there before their smoke test
 * @param files directories and files; they get an image once it has passed its smoke test
 * @param registries likewise
 */
public record Destinations(Optional<ImageTarget> engine, List<ImageTarget> files, List<ImageTarget> registries) {

    public Destinations {
        files = List.copyOf(files);
        registries = List.copyOf(registries);
    }

    /** All of them; the engine last, since it is the one that people look at first. */
    List<ImageTarget> all() {
        return Stream.of(files.stream(), registries.stream(), engine.stream())
                .flatMap(targets -> targets)
                .toList();
    }
}
