package io.jenkins.plugins.monitoringimages.image;

import io.jenkins.plugins.monitoringimages.model.Port;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a container of an image is run. What is empty is as in the base.
 *
 * @param entrypoint the program, in exec form; empty for that of the base, with its arguments where there are none here
 * @param arguments its default arguments
 * @param user {@code <uid>:<gid>}
 * @param workdir the directory in which it starts
 * @param environment variables beside those of the base
 * @param ports on which it answers
 * @param volumes directories whose content outlives the container
 * @param labels beside those of the base
 */
public record ContainerConfig(
        List<String> entrypoint,
        List<String> arguments,
        String user,
        String workdir,
        Map<String, String> environment,
        List<Port> ports,
        List<String> volumes,
        Map<String, String> labels) {

    public ContainerConfig {
        entrypoint = List.copyOf(entrypoint);
        arguments = List.copyOf(arguments);
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
        ports = List.copyOf(ports);
        volumes = List.copyOf(volumes);
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }
}
