package io.jenkins.plugins.monitoringimages.model;

/**
 * A build that cannot go on, for a reason that its user can act on. The message is one clear sentence: what failed,
 * where, and what would be allowed or is to be done. It never holds a secret.
 */
public class BuildException extends Exception {

    private static final long serialVersionUID = 1L;

    public BuildException(String message) {
        super(message);
    }

    public BuildException(String message, Throwable cause) {
        super(message, cause);
    }
}
