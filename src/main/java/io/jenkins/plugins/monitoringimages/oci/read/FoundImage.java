package io.jenkins.plugins.monitoringimages.oci.read;

import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageIndex;
import java.util.List;
import java.util.Optional;

/**
 * What was found under some names.
 *
 * @param place where it was found
 * @param names under which it lies there; may be empty
 * @param index of several platforms; empty for an image of one platform
 * @param images at least one: of the platforms that can be built, as far as they lie there
 */
public record FoundImage(Place place, List<String> names, Optional<ImageIndex> index, List<Image> images) {

    public FoundImage {
        names = List.copyOf(names);
        images = List.copyOf(images);
    }

    /** The digest of the index or manifest, {@code sha256:...}; empty where none lies there. */
    public Optional<String> digest() {
        return place.keepsManifests()
                ? Optional.of(index.map(ImageIndex::digest).orElseGet(() -> images.get(0).digest()))
                : Optional.empty();
    }
}
