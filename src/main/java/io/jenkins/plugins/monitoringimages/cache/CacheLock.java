package io.jenkins.plugins.monitoringimages.cache;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A lock on a file, held against threads of this process and against other processes. It ends with the process that
 * holds it, however that ends.
 *
 * <p>The operating system gives file locks to a process, not to a thread or a cache, and takes them all away when the
 * process closes any of its handles of that file. So who holds what has to be known in one place for the whole process:
 * the table here is static for that reason alone.
 */
final class CacheLock implements AutoCloseable {

    /** How often a lock that another process holds is tried; there is no way to be called when it becomes free. */
    private static final long POLL_MILLIS = 50;

    private static final Map<Path, Held> HELD = new HashMap<>();

    private final Path file;
    private boolean open = true;
    private boolean announced;

    private CacheLock(Path file) {
        this.file = file;
    }

    private static final class Held {
        private final boolean shared;
        private final FileChannel channel;
        private int holders = 1;

        Held(boolean shared, FileChannel channel) {
            this.shared = shared;
            this.channel = channel;
        }
    }

    /** Waits until nobody else holds the lock. */
    static CacheLock exclusive(Path file, LockWait wait) throws IOException, InterruptedException {
        CacheLock lock = await(file, false, wait);
        try {
            wait.hold(file);
            lock.announced = true;
            return lock;
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    /** Waits until nobody holds the lock for himself alone. */
    static CacheLock shared(Path file, LockWait wait) throws IOException, InterruptedException {
        return await(file, true, wait);
    }

    /** The exclusive lock, or nothing where anybody holds it. */
    static Optional<CacheLock> tryExclusive(Path file) throws IOException, InterruptedException {
        synchronized (HELD) {
            return acquire(file, false) ? Optional.of(new CacheLock(file)) : Optional.empty();
        }
    }

    /** Gives it back; once is enough. */
    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            if (!open) {
                return;
            }
            open = false;
            if (announced) {
                LockWait.release(file);
            }
            Held held = HELD.get(file);
            held.holders--;
            if (held.holders == 0) {
                HELD.remove(file);
                held.channel.close();
                HELD.notifyAll();
            }
        }
    }

    private static CacheLock await(Path file, boolean shared, LockWait wait) throws IOException, InterruptedException {
        LockWait.Turn turn = wait.begin(file);
        synchronized (HELD) {
            while (!acquire(file, shared)) {
                HELD.wait(POLL_MILLIS);
                turn.waited();
            }
            return new CacheLock(file);
        }
    }

    private static boolean acquire(Path file, boolean shared) throws IOException, InterruptedException {
        Held held = HELD.get(file);
        if (held != null) {
            boolean joined = shared && held.shared;
            held.holders += joined ? 1 : 0;
            return joined;
        }
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            locked = lock != null;
        } catch (OverlappingFileLockException e) {
            // The same code, loaded twice into this process, holds it: as good as another process.
            locked = false;
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            throw new InterruptedException();
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        if (locked) {
            HELD.put(file, new Held(shared, channel));
        }
        return locked;
    }
}
