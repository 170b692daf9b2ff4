package io.jenkins.plugins.monitoringimages.docker;

import io.jenkins.plugins.monitoringimages.engine.image.BuildContext;
import io.jenkins.plugins.monitoringimages.engine.image.ImageException;
import io.jenkins.plugins.monitoringimages.engine.model.BuildException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

/**
 * Carries a build context from the thread that writes it to the thread that sends it, so that both work at the same
 * time, in a fixed amount of memory.
 *
 * <p>A context that breaks off makes the reading end fail rather than end, or else the engine would take the part for
 * the whole.
 */
final class ContextPipe {

    private static final int BLOCK_SIZE = 64 * 1024;
    private static final int BLOCKS = 16;
    private static final Block END = new Block(0);

    private final BlockingQueue<Block> empty = new ArrayBlockingQueue<>(BLOCKS + 1);
    private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS + 2);
    private final WritingEnd writingEnd = new WritingEnd();
    private volatile boolean broken;

    ContextPipe() {
        for (int i = 0; i < BLOCKS; i++) {
            empty.add(new Block(BLOCK_SIZE));
        }
    }

    /**
     * Where the context is written. Closing it does nothing, since a writer that fails closes too; interruption of its
     * thread is an {@link InterruptedIOException}.
     */
    OutputStream writingEnd() {
        return writingEnd;
    }

    /** The context is whole. */
    void finish() {
        writingEnd.finish();
    }

    /**
     * Writes a whole context on this thread, while it is read and sent on another.
     *
     * @param end of the request that sends it
     */
    void send(BuildContext context, CompletableFuture<?> end) throws BuildException, InterruptedException {
        try {
            context.writeTo(writingEnd());
            finish();
        } catch (InterruptedIOException e) {
            Thread.interrupted();
            throw new InterruptedException("while the build context was sent");
        } catch (IOException e) {
            if (!end.isDone()) {
                throw new ImageException("The build context could not be read: " + e.getMessage(), e);
            }
            // The engine ended the request before it had the whole context, and says why.
        }
    }

    /** From where it is sent. */
    InputStream readingEnd() {
        return new ReadingEnd();
    }

    /** Nothing more is to be sent, though the context has not ended: both ends fail from now on. */
    synchronized void breakOff() {
        if (!broken) {
            broken = true;
            full.add(END);
            empty.offer(END);
        }
    }

    private Block take(BlockingQueue<Block> queue) throws IOException {
        try {
            Block block = queue.take();
            if (broken) {
                throw new IOException("the build context was broken off");
            }
            return block;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the build context was sent");
        }
    }

    private static final class Block {
        private final byte[] bytes;
        private int length;

        Block(int size) {
            bytes = new byte[size];
        }
    }

    private final class WritingEnd extends OutputStream {
        private Block current;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            int written = 0;
            while (written < length) {
                if (current == null) {
                    current = take(empty);
                    current.length = 0;
                }
                int part = Math.min(length - written, BLOCK_SIZE - current.length);
                System.arraycopy(bytes, offset + written, current.bytes, current.length, part);
                current.length += part;
                written += part;
                if (current.length == BLOCK_SIZE) {
                    send();
                }
            }
        }

        void finish() {
            if (current != null) {
                send();
            }
            full.add(END);
        }

        private void send() {
            full.add(current);
            current = null;
        }
    }

    private final class ReadingEnd extends InputStream {
        private Block current;
        private int position;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            if (length == 0) {
                return 0;
            }
            if (current == null) {
                current = take(full);
                position = 0;
            }
            if (current == END) {
                return -1;
            }
            int part = Math.min(length, current.length - position);
            System.arraycopy(current.bytes, position, bytes, offset, part);
            position += part;
            if (position == current.length) {
                empty.add(current);
                current = null;
            }
            return part;
        }
    }
}
