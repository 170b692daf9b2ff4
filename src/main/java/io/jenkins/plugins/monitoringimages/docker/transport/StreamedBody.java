package io.jenkins.plugins.monitoringimages.docker.transport;

import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A long body of a request, such as a build context or an image. It is an {@link InputStream} because docker-java's commands take nothing
 * else, but nobody reads it: {@link StreamingTransport} has it written straight to the engine, so that it passes through
 * no buffer in between and needs no second thread.
 */
public final class StreamedBody extends InputStream {

    /** What is sent. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes all of it. May be called again, and writes the same bytes then.
         *
         * @param out is left open
         * @throws BuildException if the content itself is bad
         * @throws IOException if it cannot be read, or {@code out} not be written
         */
        void writeTo(OutputStream out) throws IOException, BuildException;
    }

    private final String name;
    private final Content content;
    private final Lock writing = new ReentrantLock();
    private volatile Runnable moved = () -> {};
    private volatile boolean over;
    private volatile boolean refused;
    private volatile boolean whole;
    private volatile BuildException failure;

    /** @param name for messages, such as {@code build context} */
    public StreamedBody(String name, Content content) {
        this.name = name;
        this.content = content;
    }

    /** @param listener is called whenever the engine has taken a piece, on the thread that sends */
    public StreamedBody onProgress(Runnable listener) {
        moved = listener;
        return this;
    }

    /** @throws IOException if the content cannot be written to its end; a part of it must not be taken for the whole */
    public void writeTo(OutputStream out) throws IOException {
        writing.lock();
        try {
            if (over) {
                throw new IOException("the request has been given up");
            }
            content.writeTo(new Engine(out));
            whole = true;
        } catch (BuildException e) {
            failure = e;
            throw new IOException(e);
        } catch (IOException e) {
            if (!refused) {
                failure = new ImageException("The " + name + " could not be read: " + e.getMessage(), e);
            }
            throw e;
        } catch (Error e) {
            // It would end the thread that sends, and leave those who wait for the request waiting.
            throw new IOException(e);
        } finally {
            writing.unlock();
        }
    }

    /** Whether the engine took no more before it had all, and may say why. */
    public boolean isRefused() {
        return refused;
    }

    /** Whether all of it has been written. */
    public boolean isWhole() {
        return whole;
    }

    /** @throws BuildException if the content itself was bad, or could not be read */
    public void rethrowFailure() throws BuildException {
        if (failure != null) {
            throw failure;
        }
    }

    /** Waits until nothing is written any more, whose request has been ended before. */
    public void awaitEnd() {
        over = true;
        writing.lock();
        writing.unlock();
    }

    @Override
    public int read() throws IOException {
        throw new IOException("The " + name + " is written, not read");
    }

    /** Tells a failure of the engine, or of the way to it, from one of the content. */
    private final class Engine extends FilterOutputStream {

        public Engine(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
                moved.run();
            } catch (IOException e) {
                refused = true;
                throw e;
            }
        }

        /** A writer that fails closes too, and a part must not be taken for the whole. */
        @Override
        public void close() {
            // The request is ended by its transport.
        }
    }
}
