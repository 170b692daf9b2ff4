package io.jenkins.plugins.monitoringimages.component;

import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import java.util.Map;
import java.util.Optional;

/** As what a component is released. */
public sealed interface Source {

    /**
     * A compressed tar, which becomes a layer of the image as it is.
     *
     * @param directory the one at its root, below which all lies
     */
    record Archive(Downloads downloads, Template directory) implements Source {}

    /** A program alone, which is put into a layer of ours. */
    record Program(Downloads downloads) implements Source {}

    /**
     * An image that the project publishes: it is the base, and there is nothing to download.
     *
     * @param image its name with {@code {version}}
     * @param releases the address of its releases, where the latest version is found out; empty where nobody tells
     */
    record Published(Template image, String releases) implements Source {

        /** The image of a version. */
        ImageReference image(ReleaseVersion version) {
            return ImageReference.parse(image.with(Map.of("version", version.asTag())));
        }
    }

    /** The files that are downloaded; empty for an image. */
    default Optional<Downloads> files() {
        if (this instanceof Archive archive) {
            return Optional.of(archive.downloads());
        }
        return this instanceof Program program ? Optional.of(program.downloads()) : Optional.empty();
    }
}
