package io.jenkins.plugins.monitoringimages.notify;

import io.jenkins.plugins.monitoringimages.model.BuildException;

/** A notification that could not be delivered. Says nothing about the run itself. */
public class NotifyException extends BuildException {

    private static final long serialVersionUID = 1L;

    public NotifyException(String message) {
        super(message);
    }
}
