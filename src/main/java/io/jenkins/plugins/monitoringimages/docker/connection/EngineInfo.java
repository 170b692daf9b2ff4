package io.jenkins.plugins.monitoringimages.docker.connection;

/**
 * The container engine that answers.
 *
 * @param host its address, without credentials
 * @param version as it calls itself, such as {@code 20.10.24}
 * @param apiVersion the API version that is spoken with it
 * @param platform Go's names of its system and architecture, such as {@code linux/amd64}
 */
public record EngineInfo(String host, String version, String apiVersion, String platform) {}
