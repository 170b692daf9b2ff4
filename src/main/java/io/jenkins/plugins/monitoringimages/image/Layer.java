package io.jenkins.plugins.monitoringimages.image;

import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * One layer of an image: a tar, as it is stored and sent.
 *
 * @param blob the tar, compressed or not
 * @param compression how the blob is compressed
 * @param diffId the SHA-256 of the uncompressed tar, by which engines know a layer
 * @param inflatedSize of the uncompressed tar, in bytes; -1 where it is not known
 */
public record Layer(Blob blob, Compression compression, Sha256 diffId, long inflatedSize) {

    private static final int BUFFER = 1 << 16;

    /** A layer whose tar is stored uncompressed. */
    public static Layer uncompressed(Blob tar) {
        return new Layer(tar, Compression.NONE, tar.sha256(), tar.size());
    }

    /** The uncompressed tar; the caller closes it. */
    public InputStream openInflated() throws IOException {
        return switch (compression) {
            case NONE -> blob.open();
            case GZIP -> new GZIPInputStream(blob.open(), BUFFER);
            case ZSTD -> throw new IOException("The layer " + blob.digest() + " is compressed with zstd, which cannot be read here");
        };
    }
}
