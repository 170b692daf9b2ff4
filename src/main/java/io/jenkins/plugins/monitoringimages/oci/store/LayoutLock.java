package io.jenkins.plugins.monitoringimages.oci.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Whoever changes the index of a layout holds this, against threads of this process and other processes. */
final class LayoutLock implements AutoCloseable {

    private static final String FILE = ".monitoring-images.lock";

    /** A lock on a file belongs to a process, not to a thread; these part the threads of this one. */
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final ReentrantLock thread;
    private final FileChannel channel;

    private LayoutLock(ReentrantLock thread, FileChannel channel) {
        this.thread = thread;
        this.channel = channel;
    }

    /** Waits until nobody else holds it. */
    static LayoutLock of(Path directory) throws IOException, InterruptedException {
        Path file = directory.toRealPath().resolve(FILE);
        ReentrantLock thread = THREADS.computeIfAbsent(file, any -> new ReentrantLock());
        thread.lockInterruptibly();
        FileChannel channel = null;
        boolean locked = false;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            locked = true;
            return new LayoutLock(thread, channel);
        } finally {
            if (!locked) {
                if (channel != null) {
                    channel.close();
                }
                thread.unlock();
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            thread.unlock();
        }
    }
}
