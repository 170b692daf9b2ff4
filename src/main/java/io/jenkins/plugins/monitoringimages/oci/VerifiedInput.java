package io.jenkins.plugins.monitoringimages.oci;

import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Bytes that are compared with their digest at their end. */
public final class VerifiedInput extends FilterInputStream {

    private final Sha256 wanted;
    private final long size;
    private final MessageDigest digest = Sha256.newDigest();
    private long left;
    private boolean compared;

    /** @param size in bytes, which is compared too */
    public VerifiedInput(InputStream in, Sha256 wanted, long size) {
        super(in);
        this.wanted = wanted;
        this.size = size;
        this.left = size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return readNBytes(one, 0, 1) == 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            digest.update(buffer, offset, read);
            left -= read;
        }
        if (left < 0 || read == -1 && left > 0) {
            throw DamagedBlobException.ofLength(wanted, size);
        }
        if (read == -1 && !compared) {
            compared = true;
            Sha256 actual = Sha256.of(digest);
            if (!actual.equals(wanted)) {
                throw DamagedBlobException.of(wanted, actual);
            }
        }
        return read;
    }

    /** Skipping reads, because all bytes count. */
    @Override
    public long skip(long bytes) throws IOException {
        byte[] buffer = new byte[(int) Math.min(8192, Math.max(0, bytes))];
        return buffer.length == 0 ? 0 : Math.max(0, read(buffer, 0, buffer.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
