package io.jenkins.plugins.monitoringimages.image;

import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.util.List;
import java.util.Optional;

/**
 * An image that others are built on, for one platform.
 *
 * @param name as the spec has it
 * @param platform of this image
 * @param digest to which the name was resolved: of the index where it has one, or else of the manifest; empty for an image
 *     that no registry knows
 * @param config its OCI or Docker configuration, as JSON
 * @param layers bottom first; as many as the configuration has diff ids. Those of an engine may lie there alone
 */
public record BaseImage(
        ImageReference name, Platform platform, Optional<Sha256> digest, Blob config, List<Layer> layers) {

    public BaseImage {
        layers = List.copyOf(layers);
    }
}
