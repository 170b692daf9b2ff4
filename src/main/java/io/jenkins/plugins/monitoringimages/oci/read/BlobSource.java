package io.jenkins.plugins.monitoringimages.oci.read;

import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.IOException;
import java.util.Optional;

/** The parts of images, by their digests. Each is empty where it is not there. */
public interface BlobSource {

    /** A manifest or index, compared with its digest. */
    Optional<Blob> manifest(Sha256 sha256) throws IOException, ImageException, InterruptedException;

    /** A configuration, compared with its digest. */
    Optional<Blob> config(Sha256 sha256) throws IOException, ImageException, InterruptedException;

    /** @param size that it should have, in bytes */
    Optional<Blob> layer(Sha256 sha256, long size) throws IOException;

    /** A layer whose bytes cannot be read from here. */
    static Blob unread(Sha256 sha256, long size) {
        return Blob.of(sha256, size, () -> {
            throw new IOException("The layer " + sha256.digest() + " was left where it is");
        });
    }
}
