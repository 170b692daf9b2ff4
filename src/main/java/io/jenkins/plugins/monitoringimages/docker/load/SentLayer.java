package io.jenkins.plugins.monitoringimages.docker.load;

import io.jenkins.plugins.monitoringimages.docker.images.StoreKind;
import io.jenkins.plugins.monitoringimages.image.Compression;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/**
 * A layer as it is sent to an engine. Engines that keep layers unpacked inflate slowly, so they are sent the tar; its digest is
 * the diff id.
 *
 * @param layer of the image
 * @param inflated whether the tar is sent instead of the blob
 */
public record SentLayer(Layer layer, boolean inflated) {

    /** The form that is best for this kind of engine. */
    public static SentLayer to(StoreKind kind, Layer layer) {
        boolean asItIs =
                kind.keepsBlobs() || layer.compression() != Compression.GZIP || layer.inflatedSize() < 0;
        return new SentLayer(layer, !asItIs);
    }

    public Sha256 sha256() {
        return inflated ? layer.diffId() : layer.blob().sha256();
    }

    public long size() {
        return inflated ? layer.inflatedSize() : layer.blob().size();
    }

    public String mediaType() {
        return inflated ? Compression.NONE.mediaType() : layer.compression().mediaType();
    }

    public InputStream open() throws IOException {
        return inflated ? layer.openInflated() : layer.blob().open();
    }

    /** @throws ImageException if its bytes cannot be had, or are others than its digest says */
    public void check() throws ImageException {
        MessageDigest digest = Sha256.newDigest();
        try (InputStream in = open()) {
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        } catch (IOException e) {
            throw new ImageException("The layer " + sha256().digest() + " could not be read: " + e.getMessage(), e);
        }
        if (!Sha256.of(digest).equals(sha256())) {
            throw new ImageException("The layer " + sha256().digest()
                    + " is damaged: its bytes are others than its digest says; clear the cache, and build again");
        }
    }
}
