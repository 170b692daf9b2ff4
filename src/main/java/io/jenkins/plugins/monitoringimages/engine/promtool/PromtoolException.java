package io.jenkins.plugins.monitoringimages.engine.promtool;

import io.jenkins.plugins.monitoringimages.engine.model.BuildException;

/** A promtool that could not be asked; what it says of a configuration is no exception but a finding. */
public final class PromtoolException extends BuildException {

    private static final long serialVersionUID = 1L;

    public PromtoolException(String message) {
        super(message);
    }

    public PromtoolException(String message, Throwable cause) {
        super(message, cause);
    }
}
