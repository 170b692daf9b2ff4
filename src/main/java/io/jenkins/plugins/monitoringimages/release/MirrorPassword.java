package io.jenkins.plugins.monitoringimages.release;

import java.io.Serializable;

/**
 * The password or token of a {@link MirrorLogin}, where the environment does not have it.
 *
 * @param text secret: it is in no log, message or {@link #toString}
 */
public record MirrorPassword(String text) implements Serializable {

    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
        return "***";
    }
}
