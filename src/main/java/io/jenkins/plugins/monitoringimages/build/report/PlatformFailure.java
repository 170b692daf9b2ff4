package io.jenkins.plugins.monitoringimages.build.report;

import io.jenkins.plugins.monitoringimages.event.StepId;
import java.io.Serializable;

/**
 * A platform that could not be built, or a step that failed for all of them.
 *
 * @param step where it failed
 * @param message why, as one clear sentence or a few lines
 */
public record PlatformFailure(StepId step, String message) implements Serializable {

    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
        return step + ": " + message;
    }
}
