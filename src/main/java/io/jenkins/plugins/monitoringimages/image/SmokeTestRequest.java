package io.jenkins.plugins.monitoringimages.image;

import io.jenkins.plugins.monitoringimages.model.Platform;
import java.time.Duration;

/**
 * What to wait for when an image is proven.
 *
 * @param imageId of the image to run
 * @param platform of the image
 * @param program the path of the image's main program
 * @param port on which it will answer
 * @param readyPath the path that answers 200 when it is ready
 * @param patience how long it may take
 */
public record SmokeTestRequest(
        String imageId, Platform platform, String program, int port, String readyPath, Duration patience) {}
