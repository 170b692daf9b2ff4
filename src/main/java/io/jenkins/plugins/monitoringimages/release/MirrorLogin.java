package io.jenkins.plugins.monitoringimages.release;

import java.io.Serializable;

/**
 * Who logs in at a mirror. The password is in no spec: it is taken from the environment of the build.
 *
 * @param user empty for a mirror that wants no login
 * @param variable the environment variable that holds the password or token
 */
public record MirrorLogin(String user, String variable) implements Serializable {

    /** The variable where the spec names none. */
    public static final String DEFAULT_VARIABLE = "MONITORING_IMAGES_MIRROR_PASSWORD";

    private static final long serialVersionUID = 1L;

    public static MirrorLogin none() {
        return new MirrorLogin("", DEFAULT_VARIABLE);
    }
}
