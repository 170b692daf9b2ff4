package io.jenkins.plugins.monitoringimages.image;

import io.jenkins.plugins.monitoringimages.model.Platform;
import java.io.Serializable;

/**
 * An image as the container engine describes it.
 *
 * @param id {@code sha256:} and 64 digits
 * @param platform what the engine says of its architecture and variant
 * @param size in bytes, as the engine counts it
 */
public record BuiltImage(String id, Platform platform, long size) implements Serializable {

    private static final long serialVersionUID = 1L;
}
