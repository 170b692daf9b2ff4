package io.jenkins.plugins.monitoringimages.model;

/** When a base image is fetched from its registry. */
public enum PullPolicy {
    /** Where there is none for the platform yet. */
    MISSING,
    /** At each build, so that a moving tag such as {@code latest} brings its fixes. */
    ALWAYS,
    /** Never: it must be there. */
    NEVER
}
