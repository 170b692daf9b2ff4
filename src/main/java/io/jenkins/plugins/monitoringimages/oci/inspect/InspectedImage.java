package io.jenkins.plugins.monitoringimages.oci.inspect;

import io.jenkins.plugins.monitoringimages.model.Platform;
import java.util.List;

/**
 * An image for one platform, as it was found.
 *
 * @param platform of the image
 * @param id digest of its configuration
 * @param digest of its manifest; empty where none lies there
 * @param title of the release, by the image's label; empty where it has none
 * @param version of the release, by the image's label; empty where it has none
 * @param layers bottom first
 * @param release whether the release is the published one
 */
public record InspectedImage(
        Platform platform,
        String id,
        String digest,
        String title,
        String version,
        List<InspectedLayer> layers,
        ReleaseCheck release) {

    public InspectedImage {
        layers = List.copyOf(layers);
    }
}
