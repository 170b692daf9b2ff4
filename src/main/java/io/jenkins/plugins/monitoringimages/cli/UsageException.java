package io.jenkins.plugins.monitoringimages.cli;

/** A command line that asks for something that cannot be. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
