package io.jenkins.plugins.monitoringimages.release.tarball;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The content of one entry of a tarball; closing it leaves the tarball open. A failure to read is the tarball's. */
final class EntryInput extends FilterInputStream {

    EntryInput(InputStream tar) {
        super(tar);
    }

    @Override
    public int read() throws IOException {
        try {
            return in.read();
        } catch (IOException e) {
            throw RefusedException.damaged(e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (IOException e) {
            throw RefusedException.damaged(e);
        }
    }

    @Override
    public void close() {
        // The tarball goes on behind this entry.
    }
}
