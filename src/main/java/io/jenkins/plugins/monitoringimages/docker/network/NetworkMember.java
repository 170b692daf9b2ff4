package io.jenkins.plugins.monitoringimages.docker.network;

import io.jenkins.plugins.monitoringimages.model.Platform;
import java.util.Map;

/**
 * A container to be started.
 *
 * @param name by which the others reach it
 * @param imageId an image of the engine
 * @param platform of the image
 * @param program the path of its main program, which an engine names when it cannot run it; empty where it is not known
 * @param environment variables
 */
public record NetworkMember(
        String name, String imageId, Platform platform, String program, Map<String, String> environment) {

    public NetworkMember {
        environment = Map.copyOf(environment);
    }
}
