package io.jenkins.plugins.monitoringimages.image;

import io.jenkins.plugins.monitoringimages.model.BuildException;

/** A container engine that cannot be reached, or that did not do what it was asked for. */
public class ImageException extends BuildException {

    private static final long serialVersionUID = 1L;

    public ImageException(String message) {
        super(message);
    }

    public ImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
