package io.jenkins.plugins.monitoringimages.oci.store;

import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.oci.DamagedBlobException;
import io.jenkins.plugins.monitoringimages.oci.FileWork;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Copies bytes and compares them with their digest on the way. */
final class VerifiedCopy {

    private static final int BUFFER = 1 << 16;

    private VerifiedCopy() {}

    /**
     * Copies a blob as it is.
     *
     * @throws DamagedBlobException at the latest behind its last byte, so that whatever has been written is to be thrown away
     * @throws InterruptedException soon after this thread was interrupted
     */
    static void copy(Blob blob, OutputStream out) throws IOException, InterruptedException {
        try (InputStream in = blob.open()) {
            copy(in, blob.sha256(), blob.size(), out);
        }
    }

    /** Copies the uncompressed tar of a layer, which has this size. */
    static void inflate(Layer layer, long size, OutputStream out) throws IOException, InterruptedException {
        try (InputStream in = layer.openInflated()) {
            copy(in, layer.diffId(), size, out);
        }
    }

    /** The size of the uncompressed tar, which is found out by inflating it where the layer does not know. */
    static long inflatedSize(Layer layer) throws IOException, InterruptedException {
        if (layer.inflatedSize() >= 0) {
            return layer.inflatedSize();
        }
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        try (InputStream in = layer.openInflated()) {
            for (int read = in.read(buffer); read != -1; read = in.read(buffer)) {
                size += read;
                FileWork.stopIfInterrupted();
            }
        }
        return size;
    }

    private static void copy(InputStream in, Sha256 wanted, long size, OutputStream out)
            throws IOException, InterruptedException {
        MessageDigest digest = Sha256.newDigest();
        byte[] buffer = new byte[BUFFER];
        long left = size;
        for (int read = in.read(buffer); read != -1; read = in.read(buffer)) {
            FileWork.stopIfInterrupted();
            left -= read;
            if (left < 0) {
                throw DamagedBlobException.ofLength(wanted, size);
            }
            digest.update(buffer, 0, read);
            out.write(buffer, 0, read);
        }
        if (left > 0) {
            throw DamagedBlobException.ofLength(wanted, size);
        }
        Sha256 actual = Sha256.of(digest);
        if (!actual.equals(wanted)) {
            throw DamagedBlobException.of(wanted, actual);
        }
    }
}
