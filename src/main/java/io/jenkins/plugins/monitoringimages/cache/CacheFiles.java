package io.jenkins.plugins.monitoringimages.cache;

import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where things lie in a cache directory. Blobs and their parts are named by their SHA-256, so that a name promises a
 * content. A file is written as {@code tmp/<name>} while {@code locks/<name>} is held, and then moved to its place:
 * what lies in {@code tmp} without its lock being held was left by a process that was killed.
 */
final class CacheFiles {

    private static final int BUFFER = 1 << 18;

    /** No check of a configuration takes as long; its files are then those of a process that was killed. */
    private static final Duration LONGEST_CHECK = Duration.ofHours(1);

    private final Path root;
    private final Clock clock;
    private final LockWait wait;

    private CacheFiles(Path root, Clock clock, LockWait wait) {
        this.root = root;
        this.clock = clock;
        this.wait = wait;
    }

    /** Makes the directory where it is missing, for its owner alone, and removes what killed processes left. */
    static CacheFiles open(Path directory, Clock clock, LockWait wait) throws IOException, InterruptedException {
        boolean ours = !Files.exists(directory);
        Files.createDirectories(directory);
        CacheFiles files = new CacheFiles(directory.toRealPath(), clock, wait);
        if (ours) {
            restrict(files.root, "rwx------");
        }
        for (String part : List.of("blobs", "parts", "notes", "tmp", "locks")) {
            Path made = files.root.resolve(part);
            if (!Files.isDirectory(made)) {
                Files.createDirectories(made);
                restrict(made, "rwx------");
            }
        }
        files.sweep();
        return files;
    }

    Path blobs() {
        return root.resolve("blobs");
    }

    Path blob(Sha256 sha256) {
        return blobs().resolve(sha256.hex());
    }

    Path parts() {
        return root.resolve("parts");
    }

    Path parts(Sha256 blob) {
        return parts().resolve(blob.hex());
    }

    Path notes() {
        return root.resolve("notes");
    }

    /** Whoever uses a blob, or a part of it, shares this lock; whoever removes it must have it alone. */
    Path useLock(Sha256 blob) {
        return lock(blob + ".use");
    }

    Path lock(String name) {
        return root.resolve("locks").resolve(name);
    }

    /** Waits until nobody else holds the lock. */
    CacheLock exclusive(Path lock) throws IOException, InterruptedException {
        return CacheLock.exclusive(lock, wait);
    }

    /** Waits until nobody holds the lock for himself alone. */
    CacheLock shared(Path lock) throws IOException, InterruptedException {
        return CacheLock.shared(lock, wait);
    }

    Path temporary(String name) {
        return root.resolve("tmp").resolve(name);
    }

    /** Writes a file anew. @return what the loader says of it */
    <E extends Exception> Sha256 write(Path temporary, Loader<E> loader) throws IOException, E, InterruptedException {
        try (FileChannel file = FileChannel.open(
                temporary,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            return loader.load(file);
        }
    }

    /** Moves a finished file to its place at once, in place of what may be there. */
    void publish(Path temporary, Path place, String permissions) throws IOException {
        restrict(temporary, permissions);
        Files.createDirectories(place.getParent());
        if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            remove(place);
        }
        Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Marks a file as used now, which is what eviction goes by. */
    void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    }

    /** Removes what lies in {@code tmp} and {@code scratch} and belongs to nobody who is at work. */
    void sweep() throws IOException, InterruptedException {
        for (Path leftover : children(root.resolve("scratch"))) {
            if (Files.getLastModifiedTime(leftover).toInstant().isBefore(clock.instant().minus(LONGEST_CHECK))) {
                remove(leftover);
            }
        }
        for (Path leftover : children(root.resolve("tmp"))) {
            var lock = CacheLock.tryExclusive(lock(leftover.getFileName().toString()));
            if (lock.isPresent()) {
                CacheLock held = lock.get();
                try (held) {
                    remove(leftover);
                }
            }
        }
    }

    /** What lies in a directory; nothing where it is not there. */
    static List<Path> children(Path directory) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.sorted().toList();
        }
    }

    /** Removes a file, or a directory that stands where a file should be, with all that is in it. */
    static void remove(Path place) throws IOException {
        if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            for (Path child : children(place)) {
                remove(child);
            }
        }
        Files.deleteIfExists(place);
    }

    static Sha256 hash(Path file) throws IOException, InterruptedException {
        MessageDigest digest = Sha256.newDigest();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(buffer) != -1) {
                digest.update(buffer.flip());
                buffer.clear();
            }
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            throw new InterruptedException();
        }
        return Sha256.of(digest);
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
