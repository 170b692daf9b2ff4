package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the images of a build go.
 *
 * @param engine the container engine, if it is one of the outputs: images lie there before their smoke test
 * @param others all other outputs: they get an image once it has passed its smoke test
 */
public record Destinations(Optional<ImageTarget> engine, List<ImageTarget> others) {

    public Destinations {
        others = List.copyOf(others);
    }

    /** All of them; the engine last, since it is the one that people look at first. */
    List<ImageTarget> all() {
        return Stream.concat(others.stream(), engine.stream()).toList();
    }
}
