package io.jenkins.plugins.monitoringimages.release.tarball;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What inflates out of a tarball, held to a total and to an allowance for the part that is being read: neither a
 * compressed desert of zeros nor a header that claims to be gigabytes long gets past it into memory.
 */
final class BoundedInput extends FilterInputStream {

    private long left;
    private long allowance;

    BoundedInput(InputStream in, long most, long allowance) {
        super(in);
        this.left = most;
        this.allowance = allowance;
    }

    /** How many bytes may be read from here on, until this is called again. */
    void allow(long bytes) {
        allowance = bytes;
    }

    /** Reads to the end, where a checksum is compared. */
    void drain() throws IOException {
        transferTo(OutputStream.nullOutputStream());
    }

    @Override
    public int read() throws IOException {
        try {
            int read = in.read();
            count(read == -1 ? 0 : 1);
            return read;
        } catch (IOException e) {
            throw RefusedException.damaged(e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int read = in.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        } catch (IOException e) {
            throw RefusedException.damaged(e);
        }
    }

    /** Skipping inflates just as reading does, and is counted with it. */
    @Override
    public long skip(long bytes) throws IOException {
        byte[] buffer = new byte[(int) Math.min(8192, Math.max(0, bytes))];
        return buffer.length == 0 ? 0 : Math.max(0, read(buffer, 0, buffer.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int bytes) throws RefusedException {
        left -= bytes;
        allowance -= bytes;
        if (left < 0) {
            throw new RefusedException("it inflates to more than any release does");
        }
        if (allowance < 0) {
            throw new RefusedException("it has a header or trailer that is larger than any release has");
        }
    }
}
