package io.jenkins.plugins.monitoringimages.oci.read;

import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageIndex;
import java.util.List;
import java.util.Optional;

/**
 * What lies in a layout or an archive under some names.
 *
 * @param names under which it lies; may be empty
 * @param index of several platforms; empty for an image of one platform
 * @param images at least one: of the platforms that can be built, as far as they lie there
 * @param hasManifest whether manifests lie there; those of a mere {@code docker save} are made from its configurations, and no
 *     registry knows their digests
 */
public record FoundImage(List<String> names, Optional<ImageIndex> index, List<Image> images, boolean hasManifest) {

    public FoundImage {
        names = List.copyOf(names);
        images = List.copyOf(images);
    }

    /** The digest of the index or manifest, {@code sha256:...}; empty where none lies there. */
    public Optional<String> digest() {
        return hasManifest
                ? Optional.of(index.map(ImageIndex::digest).orElseGet(() -> images.get(0).digest()))
                : Optional.empty();
    }
}
