package io.jenkins.plugins.monitoringimages.engine.image;

import java.io.Serializable;

/**
 * How to log in to a registry for a push.
 *
 * @param address of the registry; empty for the engine's default
 * @param username not secret
 * @param password secret: it is in no log, message or {@link #toString}
 */
public record RegistryLogin(String address, String username, String password) implements Serializable {

    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
        return username + " at " + (address.isEmpty() ? "the default registry" : address);
    }
}
