package io.jenkins.plugins.monitoringimages.http;

import java.io.Serializable;
import java.time.Duration;

/**
 * How often and when something is tried again.
 *
 * @param retries attempts after the first one, 0 or more
 * @param backOff before the first retry; it doubles with each further one
 * @param longestWait that a server may ask for by Retry-After; where it asks for more, the request fails at once
 */
public record RetryRules(int retries, Duration backOff, Duration longestWait) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** 4 retries after 1, 2, 4 and 8 s, 60 s of Retry-After. */
    public static RetryRules defaults() {
        return new RetryRules(4, Duration.ofSeconds(1), Duration.ofMinutes(1));
    }
}
