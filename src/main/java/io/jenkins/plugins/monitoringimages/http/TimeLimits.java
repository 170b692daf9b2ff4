package io.jenkins.plugins.monitoringimages.http;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long a server may be silent.
 *
 * @param connect for a connection to be made
 * @param answer for an answer to begin, once it was asked
 * @param stall between two bytes of a body, in either direction
 */
public record TimeLimits(Duration connect, Duration answer, Duration stall) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** 10 s to connect, 60 s to answer, 5 minutes of silence within a transfer. */
    public static TimeLimits defaults() {
        return new TimeLimits(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(5));
    }
}
