package io.jenkins.plugins.monitoringimages.build.report;

import io.jenkins.plugins.monitoringimages.event.StepId;
import java.io.Serializable;

/**
 * How long a step took.
 *
 * @param step which step, and for which platform
 * @param millis its duration in milliseconds
 */
public record StepTime(StepId step, long millis) implements Serializable {

    private static final long serialVersionUID = 1L;
}
