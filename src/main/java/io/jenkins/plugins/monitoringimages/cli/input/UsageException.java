package io.jenkins.plugins.monitoringimages.cli.input;

/** A command line that asks for something that cannot be. */
public final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
