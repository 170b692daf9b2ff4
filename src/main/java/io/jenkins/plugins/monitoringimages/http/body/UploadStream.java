package io.jenkins.plugins.monitoringimages.http.body;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A request's body on its way out, which counts what has left. It is opened when the first byte is wanted. */
public final class UploadStream extends FilterInputStream {

    private final RequestBody body;
    private final AtomicLong sent;

    public UploadStream(RequestBody body, AtomicLong sent) {
        super(InputStream.nullInputStream());
        this.body = body;
        this.sent = sent;
        this.in = null;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return readNBytes(one, 0, 1) == 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            if (in == null) {
                in = body.open();
            }
            int read = in.read(buffer, offset, length);
            sent.addAndGet(Math.max(0, read));
            return read;
        } catch (IOException e) {
            throw new UnreadableException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (in != null) {
            in.close();
        }
    }

    /** What is to be sent cannot be read, which is no failure of the connection. */
    public static final class UnreadableException extends IOException {

        private static final long serialVersionUID = 1L;

        UnreadableException(IOException cause) {
            super(cause.getMessage(), cause);
        }

        /** The one that is behind a failure. */
        public static Optional<UnreadableException> behind(Throwable failure) {
            Throwable e = failure;
            while (e != null && !(e instanceof UnreadableException)) {
                e = e.getCause();
            }
            return Optional.ofNullable((UnreadableException) e);
        }
    }
}
