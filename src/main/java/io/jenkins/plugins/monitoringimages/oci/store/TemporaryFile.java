package io.jenkins.plugins.monitoringimages.oci.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A file that is written beside its place and moved there once it is complete. It is locked while it is written, so that one
 * without a lock was left by a process that was killed.
 */
final class TemporaryFile implements AutoCloseable {

    private static final String SUFFIX = ".tmp";
    private static final int BUFFER = 1 << 16;

    /** Of this process: asking for the lock of one of them would take it away. */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private TemporaryFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @param prefix of the names of the files that {@link #sweep} removes */
    static TemporaryFile create(Path directory, String prefix) throws IOException {
        Path file = directory.toAbsolutePath().resolve(prefix + UUID.randomUUID() + SUFFIX);
        OPEN.add(file);
        try {
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            tryLock(channel);
            return new TemporaryFile(file, channel);
        } catch (IOException e) {
            OPEN.remove(file);
            throw e;
        }
    }

    OutputStream out() {
        return new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
    }

    /** Moves the finished file to its place at once, in place of what may be there. */
    void moveTo(Path place) throws IOException {
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes it where it was not moved. */
    @Override
    public void close() throws IOException {
        OPEN.remove(file);
        channel.close();
        Files.deleteIfExists(file);
    }

    /** Removes what killed processes have left in a directory. */
    static void sweep(Path directory, String prefix) throws IOException {
        for (Path file : leftovers(directory.toAbsolutePath(), prefix)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                if (tryLock(channel)) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                // Gone by now, or not ours to remove.
            }
        }
    }

    private static List<Path> leftovers(Path directory, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)
                            && file.getFileName().toString().endsWith(SUFFIX)
                            && !OPEN.contains(file))
                    .toList();
        }
    }

    /** A file system without locks is none for sweeping, and otherwise good enough. */
    private static boolean tryLock(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }
}
