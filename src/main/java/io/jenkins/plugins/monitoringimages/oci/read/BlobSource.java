package io.jenkins.plugins.monitoringimages.oci.read;

import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
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
        return new Blob() {
            @Override
            public Sha256 sha256() {
                return sha256;
            }

            @Override
            public long size() {
                return size;
            }

            @Override
            public InputStream open() throws IOException {
                throw new IOException("The layer " + digest() + " was left where it is");
            }

            @Override
            public String toString() {
                return digest();
            }
        };
    }
}
