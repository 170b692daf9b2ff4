package io.jenkins.plugins.monitoringimages.http;

import io.jenkins.plugins.monitoringimages.model.BuildException;

/** A request that cannot succeed, or that was tried often enough. The message holds no login and no query of an address. */
public final class HttpException extends BuildException {

    private static final long serialVersionUID = 1L;

    public HttpException(String message) {
        super(message);
    }

    public HttpException(String message, Throwable cause) {
        super(message, cause);
    }
}
