package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.image.MadeImage;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import java.util.Optional;

/**
 * A release as a build gets it: its tarball, or an image that was made of it before.
 *
 * @param asset which one
 * @param sha256 of the tarball
 * @param size of the tarball, in bytes
 * @param expected the checksum that the tarball must have, if there is one
 * @param tarball empty where the engine keeps an image of it
 */
record VerifiedRelease(
        ReleaseAsset asset,
        Sha256 sha256,
        long size,
        Optional<Sha256> expected,
        Optional<ReleaseTarball> tarball) {

    static VerifiedRelease of(ReleaseTarball tarball, Optional<Sha256> expected) {
        return new VerifiedRelease(tarball.asset(), tarball.sha256(), tarball.size(), expected, Optional.of(tarball));
    }

    /** @param sha256 both the tarball's that the image was made of, and the one that it must have */
    static VerifiedRelease of(ReleaseAsset asset, Sha256 sha256, MadeImage image) {
        return new VerifiedRelease(asset, sha256, image.tarballSize(), Optional.of(sha256), Optional.empty());
    }

    /** @throws ReleaseException if the tarball is another one than it must be */
    VerifiedRelease verified() throws ReleaseException {
        if (expected.isPresent() && !expected.get().equals(sha256)) {
            throw new ReleaseException(asset + " has the SHA-256 " + sha256 + " and not " + expected.get()
                    + ", so nothing of it is used");
        }
        return this;
    }

    boolean downloaded() {
        return tarball.map(ReleaseTarball::downloaded).orElse(false);
    }

    String verdict() {
        return "SHA-256 " + sha256
                + (expected.isEmpty() ? ", compared with nothing" : ", as it must be")
                + (tarball.isEmpty() ? ", when the image of the release was made" : "");
    }

    @Override
    public String toString() {
        String how = downloaded() ? size + " bytes downloaded" : "from the cache";
        return asset.fileName() + ", " + (tarball.isEmpty() ? "not needed, since an image of it is kept" : how);
    }
}
