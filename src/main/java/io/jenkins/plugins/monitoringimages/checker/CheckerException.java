package io.jenkins.plugins.monitoringimages.checker;

import io.jenkins.plugins.monitoringimages.model.BuildException;

/** A checker that could not be asked; what it says of a configuration is no exception but a finding. */
public final class CheckerException extends BuildException {

    private static final long serialVersionUID = 1L;

    public CheckerException(String message) {
        super(message);
    }

    public CheckerException(String message, Throwable cause) {
        super(message, cause);
    }
}
