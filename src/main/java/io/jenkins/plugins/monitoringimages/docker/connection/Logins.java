package io.jenkins.plugins.monitoringimages.docker.connection;

import com.github.dockerjava.api.model.AuthConfig;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;

/** Logins as docker-java sends them to the engine. */
public final class Logins {

    private Logins() {}

    /** @param image whose registry is meant where the login names none */
    public static AuthConfig of(RegistryCredentials login, ImageReference image) {
        return new AuthConfig()
                .withRegistryAddress(login.address().isEmpty() ? image.registry() : login.address())
                .withUsername(login.username())
                .withPassword(login.password());
    }
}
