package io.jenkins.plugins.monitoringimages.image;

/**
 * An image that lies at a target.
 *
 * @param id by which the target knows it: the digest of the configuration, or of the manifest in a containerd store
 * @param size in bytes, as the target counts it
 * @param moved how many bytes were sent for it; 0 if it was there
 */
public record StoredImage(String id, long size, long moved) {}
