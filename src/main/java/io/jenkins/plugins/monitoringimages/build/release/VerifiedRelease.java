package io.jenkins.plugins.monitoringimages.build.release;

import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.release.ReleaseContents;
import java.time.Instant;

/**
 * A release tarball that was compared with its checksum and looked through, as the layer that it becomes.
 *
 * @param asset which one
 * @param sha256 of the tarball
 * @param size of the tarball, in bytes
 * @param contents what is in it
 * @param tarball as it was published
 * @param layer of the image
 * @param published whether the layer is the tarball as it is, so that its digest is the checksum that the project publishes
 * @param downloaded whether it was downloaded for this build
 */
public record VerifiedRelease(
        ReleaseAsset asset,
        Sha256 sha256,
        long size,
        ReleaseContents contents,
        Blob tarball,
        Layer layer,
        boolean published,
        boolean downloaded) {

    /** The time that the image carries where nothing else is said: the newest one in the release. */
    public Instant time() {
        return contents.newest();
    }
}
