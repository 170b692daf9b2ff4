package io.jenkins.plugins.monitoringimages.build.release;

import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.time.Instant;
import java.util.Optional;

/**
 * What was released for a platform, compared with its checksum and looked through: a file as the layer that it becomes, or a
 * published image.
 *
 * @param asset which one
 * @param name of the file, or of the image that was taken
 * @param sha256 of the file, or the digest of the image
 * @param size in bytes
 * @param file as it was published; empty for an image
 * @param layer of the image; empty where the base is the release
 * @param time that the image carries where nothing else is said: the newest one in the release
 * @param downloaded whether it was downloaded for this build
 */
public record VerifiedRelease(
        ReleaseAsset asset, String name, Sha256 sha256, long size, Optional<Blob> file, Optional<Layer> layer, Instant time,
        boolean downloaded) {}
