package io.jenkins.plugins.monitoringimages.model;

import java.io.Serializable;
import java.util.Set;

/**
 * How to log in to a registry.
 *
 * @param address of the registry; empty for the engine's default
 * @param username not secret
 * @param password secret: it is in no log, message or {@link #toString}
 */
public record RegistryCredentials(String address, String username, String password) implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Set<String> DOCKER_HUB = Set.of("", "docker.io", "index.docker.io");

    /** Whether an image is kept by this registry, so that it may be told the password. */
    public boolean isFor(ImageReference image) {
        return address.equals(image.registry())
                || DOCKER_HUB.contains(address) && DOCKER_HUB.contains(image.registry());
    }

    /** A text from elsewhere, without the password. */
    public String hide(String text) {
        return password.isEmpty() ? text : text.replace(password, "****");
    }

    @Override
    public String toString() {
        return username + " at " + (address.isEmpty() ? "the default registry" : address);
    }
}
