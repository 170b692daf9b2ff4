package io.jenkins.plugins.monitoringimages.release;

import java.time.Duration;
import java.util.Optional;

/** A failure that another attempt may mend. The message is a sentence without its full stop. */
final class TransientException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    TransientException(String message) {
        this(message, (Duration) null);
    }

    TransientException(String message, Throwable cause) {
        super(message, cause);
        this.retryAfter = null;
    }

    /** @param retryAfter how long the server wants to be left alone; null where it does not say */
    TransientException(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
