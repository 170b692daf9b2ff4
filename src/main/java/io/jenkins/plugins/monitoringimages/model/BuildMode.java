package io.jenkins.plugins.monitoringimages.model;

/** By whom an image is made. */
public enum BuildMode {
    /** By us, byte for byte, without a container engine: the same input gives the same digest everywhere. */
    ASSEMBLE,
    /** By a container engine, which builds the generated Dockerfile; not reproducible. */
    DOCKERFILE
}
