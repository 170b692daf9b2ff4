package io.jenkins.plugins.monitoringimages.image;

/**
 * What lies under a tag.
 *
 * @param name the full name, as people use it with this target
 * @param digest {@code sha256:...} of its manifest or index; empty where the target knows none (a classic image store)
 */
public record PublishedImage(String name, String digest) {}
