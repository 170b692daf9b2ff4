package io.jenkins.plugins.monitoringimages.image;

import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import java.util.Map;

/**
 * What a container engine shall build.
 *
 * @param platform that the image must have afterwards
 * @param base the image named by {@code FROM}, which is pulled for the platform where the engine lacks it; null for
 *     {@code scratch}
 * @param context what is sent
 * @param labels put on the image beside those of the Dockerfile
 */
public record BuildRequest(
        Platform platform, ImageReference base, BuildContext context, Map<String, String> labels) {}
