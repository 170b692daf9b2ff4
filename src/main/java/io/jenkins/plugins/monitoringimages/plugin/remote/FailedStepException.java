package io.jenkins.plugins.monitoringimages.plugin.remote;

import hudson.AbortException;

/** A build that failed before there was a report, and where. */
public final class FailedStepException extends AbortException {

    private static final long serialVersionUID = 1L;

    private final String step;

    /** @param step its title, with the platform where it is for one; empty if not known */
    public FailedStepException(String step, String message) {
        super(message);
        this.step = step;
    }

    /** With the step before it, where that is known. */
    public String sentence() {
        return step.isEmpty() ? getMessage() : step + ": " + getMessage();
    }
}
