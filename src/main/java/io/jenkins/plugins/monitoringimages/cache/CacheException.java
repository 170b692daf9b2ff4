package io.jenkins.plugins.monitoringimages.cache;

import io.jenkins.plugins.monitoringimages.model.BuildException;

/** A cache directory that cannot be used. */
public final class CacheException extends BuildException {

    private static final long serialVersionUID = 1L;

    CacheException(String message, Throwable cause) {
        super(message, cause);
    }
}
