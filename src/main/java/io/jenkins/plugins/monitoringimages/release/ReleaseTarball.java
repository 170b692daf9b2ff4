package io.jenkins.plugins.monitoringimages.release;

import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.nio.file.Path;

/**
 * A release tarball in the cache, its checksum known good.
 *
 * @param asset which one it is
 * @param file where it lies; it may be evicted once no build uses it
 * @param sha256 of the whole file
 * @param size in bytes
 * @param downloaded false if it was in the cache already
 */
public record ReleaseTarball(ReleaseAsset asset, Path file, Sha256 sha256, long size, boolean downloaded) {}
