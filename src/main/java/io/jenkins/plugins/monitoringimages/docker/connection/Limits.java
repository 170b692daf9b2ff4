package io.jenkins.plugins.monitoringimages.docker.connection;

import java.time.Duration;

/**
 * How long a container engine is waited for. They hold on unix sockets too, where docker-java's own limits do not.
 *
 * @param connect until a connection stands
 * @param answer until a short request is answered
 * @param silence of a transfer in which nothing moves in either direction
 */
public record Limits(Duration connect, Duration answer, Duration silence) {

    /** 10 seconds, 60 seconds and 5 minutes: a large layer on a slow card is no fault. */
    public static final Limits STANDARD =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(5));

    /** Such as {@code 60 s}, or {@code 5 min}. */
    static String text(Duration limit) {
        boolean minutes = limit.toSeconds() > 60 && limit.toSeconds() % 60 == 0;
        return minutes ? limit.toMinutes() + " min" : Math.max(1, limit.toSeconds()) + " s";
    }
}
