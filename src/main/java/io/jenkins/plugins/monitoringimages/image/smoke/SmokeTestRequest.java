package io.jenkins.plugins.monitoringimages.image.smoke;

import io.jenkins.plugins.monitoringimages.model.Platform;
import java.time.Duration;
import java.util.List;

/**
 * What to wait for when an image is run.
 *
 * @param imageId of the image to run
 * @param platform of the image
 * @param program the path of the image's main program; empty where only its base knows
 * @param endpoint where it answers when it is ready
 * @param tools commands of the image that ask from within, with {@code {url}} for the address without the path
 * @param patience how long it may take
 */
public record SmokeTestRequest(
        String imageId,
        Platform platform,
        String program,
        WebEndpoint endpoint,
        List<List<String>> tools,
        Duration patience) {

    public SmokeTestRequest {
        tools = List.copyOf(tools);
    }

    /** For a program whose flags do not move it: ready when the path answers 200. */
    public SmokeTestRequest(
            String imageId, Platform platform, String program, int port, String readyPath, Duration patience) {
        this(imageId, platform, program, new WebEndpoint(port, readyPath, "", false), List.of(), patience);
    }

    public int port() {
        return endpoint.port();
    }

    public String readyPath() {
        return endpoint.path();
    }
}
