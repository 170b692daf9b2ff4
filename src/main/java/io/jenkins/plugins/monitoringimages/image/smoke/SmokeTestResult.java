package io.jenkins.plugins.monitoringimages.image.smoke;

import io.jenkins.plugins.monitoringimages.image.ImageException;
import java.io.Serializable;

/**
 * What came of running an image.
 *
 * @param outcome whether it was seen ready
 * @param detail how it was seen, or why it could not be run
 */
public record SmokeTestResult(Outcome outcome, String detail) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What a smoke test can say; an image that runs and is not ready is no outcome but an {@link ImageException}. */
    public enum Outcome {
        /** It ran and answered. */
        READY,
        /** The engine cannot run it, which says nothing about the image. */
        CANNOT_RUN,
        /** Nobody asked for a smoke test. */
        OFF
    }
}
