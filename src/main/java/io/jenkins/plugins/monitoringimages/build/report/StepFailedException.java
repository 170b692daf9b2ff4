package io.jenkins.plugins.monitoringimages.build.report;

import io.jenkins.plugins.monitoringimages.event.StepId;
import io.jenkins.plugins.monitoringimages.model.BuildException;

/** A step of a build that failed; the message begins with the step's name. */
public final class StepFailedException extends BuildException {

    private static final long serialVersionUID = 1L;

    private final StepId step;

    public StepFailedException(StepId step, BuildException cause) {
        super(step + ": " + cause.getMessage(), cause);
        this.step = step;
    }

    public StepId step() {
        return step;
    }

    /** The failure as a report keeps it. */
    public PlatformFailure asFailure() {
        return new PlatformFailure(step, getCause().getMessage());
    }
}
