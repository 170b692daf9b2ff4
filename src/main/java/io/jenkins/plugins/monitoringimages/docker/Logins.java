package io.jenkins.plugins.monitoringimages.docker;

import com.github.dockerjava.api.model.AuthConfig;
import io.jenkins.plugins.monitoringimages.engine.image.RegistryLogin;
import io.jenkins.plugins.monitoringimages.engine.model.ImageReference;

/** Logins as docker-java sends them to the engine. */
final class Logins {

    private Logins() {}

    /** @param image whose registry is meant where the login names none */
    static AuthConfig of(RegistryLogin login, ImageReference image) {
        return new AuthConfig()
                .withRegistryAddress(login.address().isEmpty() ? image.registry() : login.address())
                .withUsername(login.username())
                .withPassword(login.password());
    }
}
