package io.jenkins.plugins.monitoringimages.mask;

import java.util.Optional;

/**
 * A secret that stands in a configuration itself.
 *
 * @param key where, such as {@code basic_auth.password}; nothing of the secret
 * @param line from 1
 * @param fileKey the key that would name a file instead, where there is one
 */
public record InlineSecret(String key, int line, Optional<String> fileKey) {

    /** What is to be told of it: whoever gets the image can read it. */
    public String warning(String file) {
        return file + ":" + line + ": " + key + " is a secret, which everybody who gets the image can read"
                + fileKey.map(name -> "; " + name + " names a file that is mounted when it runs").orElse("");
    }
}
