package io.jenkins.plugins.monitoringimages.image;

import java.util.List;

/**
 * The images of several platforms under one name.
 *
 * @param json the OCI index
 * @param images those that it names, in its order
 */
public record ImageIndex(Blob json, List<Image> images) {

    public ImageIndex {
        images = List.copyOf(images);
    }

    /** {@code sha256:...}. */
    public String digest() {
        return json.digest();
    }
}
