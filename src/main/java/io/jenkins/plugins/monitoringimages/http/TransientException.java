package io.jenkins.plugins.monitoringimages.http;

import java.time.Duration;
import java.util.Optional;

/** A failure that another attempt may mend. The message is a sentence without its full stop. */
public final class TransientException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public TransientException(String message) {
        this(message, Optional.empty());
    }

    public TransientException(String message, Throwable cause) {
        super(message, cause);
        this.retryAfter = null;
    }

    /** @param retryAfter how long the server wants to be left alone; empty where it does not say */
    public TransientException(String message, Optional<Duration> retryAfter) {
        super(message);
        this.retryAfter = retryAfter.orElse(null);
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
