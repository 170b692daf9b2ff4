package io.jenkins.plugins.monitoringimages.release.tarball;

import java.io.IOException;

/** A tarball that is not read on. The message says why, as the rest of a sentence that names it. */
final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }

    private RefusedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Of what a gzip or tar reader says; one that was refused for a better reason keeps that. */
    static RefusedException damaged(Exception e) {
        return e instanceof RefusedException refused
                ? refused
                : new RefusedException("it is damaged or no gzipped tar (" + e.getMessage() + ")", e);
    }
}
