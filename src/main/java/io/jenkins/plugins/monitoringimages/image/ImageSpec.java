package io.jenkins.plugins.monitoringimages.image;

import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An image as a value: what it is made of and how it is run. The same value gives the same bytes everywhere; it can also be
 * written as a {@code Dockerfile}.
 *
 * @param platform of the image
 * @param base the image below; empty for {@code scratch}
 * @param release the layer of the release; empty where the base brings the program
 * @param files what lies on top, in the order of their paths; directories that are not among them are made as root's where the
 *     base lacks them
 * @param config how it is run
 * @param created the time that the image carries, to the second
 */
public record ImageSpec(
        Platform platform,
        Optional<ImageReference> base,
        Optional<ReleaseLayer> release,
        List<FileEntry> files,
        ContainerConfig config,
        Instant created) {

    public ImageSpec {
        files = files.stream().sorted().toList();
    }
}
