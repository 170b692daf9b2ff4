package io.jenkins.plugins.monitoringimages.docker.connection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.RemoteApiVersion;
import java.net.URI;

/**
 * What docker-java needs to know. Its own default reads the environment, system properties and the user's home; here
 * everything was decided before, and logins are given per push.
 */
record ClientConfig(URI address, RemoteApiVersion version, ObjectMapper mapper) implements DockerClientConfig {

    @Override
    public URI getDockerHost() {
        return address;
    }

    @Override
    public RemoteApiVersion getApiVersion() {
        return version;
    }

    /** The HTTP client that is handed to docker-java beside this has the TLS context. */
    @Override
    @SuppressWarnings("deprecation")
    public com.github.dockerjava.core.SSLConfig getSSLConfig() {
        return null;
    }

    @Override
    public ObjectMapper getObjectMapper() {
        return mapper;
    }

    @Override
    public String getRegistryUsername() {
        return null;
    }

    @Override
    public String getRegistryPassword() {
        return null;
    }

    @Override
    public String getRegistryEmail() {
        return null;
    }

    @Override
    public String getRegistryUrl() {
        return null;
    }

    @Override
    public AuthConfig effectiveAuthConfig(String imageName) {
        return null;
    }

    @Override
    public AuthConfigurations getAuthConfigurations() {
        return null;
    }
}
