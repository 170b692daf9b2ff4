package io.jenkins.plugins.monitoringimages.release;

import io.jenkins.plugins.monitoringimages.model.BuildException;

/** A release that cannot be had, or that is not what its checksum says. */
public class ReleaseException extends BuildException {

    private static final long serialVersionUID = 1L;

    public ReleaseException(String message) {
        super(message);
    }

    public ReleaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
