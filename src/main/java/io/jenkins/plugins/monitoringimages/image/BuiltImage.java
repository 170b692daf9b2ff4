package io.jenkins.plugins.monitoringimages.image;

import io.jenkins.plugins.monitoringimages.model.Platform;
import java.io.Serializable;

/**
 * An image as the container engine describes it.
 *
 * @param id {@code sha256:} and 64 digits
 * @param platform what the engine says of its architecture and variant
 * @param size in bytes, with the layers compressed as they are sent; the same wherever the image lies
 * @param unpackedSize of all layers in bytes, as they lie on a machine that runs it; -1 where it is not known
 */
public record BuiltImage(String id, Platform platform, long size, long unpackedSize) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Without a word on the unpacked size. */
    public BuiltImage(String id, Platform platform, long size) {
        this(id, platform, size, -1);
    }
}
