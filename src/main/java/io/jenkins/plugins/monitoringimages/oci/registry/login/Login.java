package io.jenkins.plugins.monitoringimages.oci.registry.login;

import io.jenkins.plugins.monitoringimages.http.Authorization;

/**
 * Who logs in at a registry.
 *
 * @param secret a password, or a token by which an access token is had; in no log, message or {@link #toString}
 * @param isIdentityToken whether it is such a token
 */
public record Login(String user, String secret, boolean isIdentityToken) {

    /** The value of {@code Authorization} in the Basic scheme. */
    public String basic() {
        return Authorization.basic(user + ":" + secret);
    }

    /** A text from elsewhere, without the secret. */
    public String hide(String text) {
        return secret.isEmpty() ? text : text.replace(secret, "****");
    }

    @Override
    public String toString() {
        return isIdentityToken ? "the stored token" : "the login of " + user;
    }
}
