package io.jenkins.plugins.monitoringimages.stack.compose;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One container of a stack.
 *
 * @param name by which the other ones reach it
 * @param image by digest where there is one, otherwise by tag
 * @param ports what is published, such as {@code 127.0.0.1:3000:3000}
 * @param state the directory whose data outlive the container; empty for none
 * @param environment variables
 * @param health the command that ends with 0 when it is well; empty where the image has none
 * @param secrets the names of those that it reads, below {@code /run/secrets}
 */
public record ComposeService(
        String name,
        String image,
        List<String> ports,
        String state,
        Map<String, String> environment,
        List<String> health,
        List<String> secrets) {

    public ComposeService {
        ports = List.copyOf(ports);
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
        health = List.copyOf(health);
        secrets = List.copyOf(secrets);
    }

    /** The volume that holds its data. */
    String volume() {
        return name + "-data";
    }
}
