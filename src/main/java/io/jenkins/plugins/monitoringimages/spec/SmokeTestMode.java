package io.jenkins.plugins.monitoringimages.spec;

/** Whether an image is run and waited for before anybody gets it. */
public enum SmokeTestMode {
    /** Run it where the container engine can, and say why where it cannot. */
    AUTO,
    /** Run it, and fail where the container engine cannot. */
    REQUIRED,
    /** Do not run it. */
    OFF
}
