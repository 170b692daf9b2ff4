package io.jenkins.plugins.monitoringimages.docker.build;

import io.jenkins.plugins.monitoringimages.docker.transport.StreamedBody;
import io.jenkins.plugins.monitoringimages.model.Platform;
import java.util.Map;

/**
 * What a container engine shall build.
 *
 * @param platform that the image must have afterwards
 * @param context what is sent, {@code Dockerfile} among it
 * @param labels put on the image beside those of the Dockerfile
 * @param arguments values of the Dockerfile's {@code ARG}s
 */
public record DockerfileRequest(
        Platform platform, StreamedBody.Content context, Map<String, String> labels, Map<String, String> arguments) {}
