package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a build runs.
 *
 * @param directory of the spec, or the workspace; relative outputs lie below it
 * @param environment the variables of the build: {@code HOME} and {@code DOCKER_CONFIG} lead to logins of registries, and
 *     {@code SOURCE_DATE_EPOCH} is the time that images carry
 * @param engine the container engine
 */
public record BuildSite(Path directory, Map<String, String> environment, DockerHost engine) {

    public BuildSite {
        environment = Map.copyOf(environment);
    }
}
