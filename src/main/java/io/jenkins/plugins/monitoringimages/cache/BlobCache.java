package io.jenkins.plugins.monitoringimages.cache;

import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A directory of blobs, and of programs taken out of them, named by SHA-256. Any number of threads, caches and processes
 * may share one directory: each blob is loaded once, appears complete or not at all, and is not removed while it is used.
 * A process may be killed at any moment.
 *
 * <p>The directory needs file locks, which some network file systems lack.
 */
public final class BlobCache {

    /** The size to which a cache is held by default, in bytes: 2 GiB, about twenty releases of Prometheus. */
    public static final long DEFAULT_CAP = 2L << 30;

    private final Path directory;
    private final long cap;
    private final Clock clock;
    private final LockWait wait;
    private CacheFiles opened;

    /**
     * @param directory made when it is first needed, for its owner alone; one that is there keeps its owner and mode
     * @param cap how many bytes of blobs and their parts are kept; what is in use is kept beyond that
     * @param clock tells when an entry was last used
     */
    public BlobCache(Path directory, long cap, Clock clock) {
        this(directory, cap, clock, notice -> {});
    }

    /** @param notices gets a sentence when another build has to be waited for */
    public BlobCache(Path directory, long cap, Clock clock, Consumer<String> notices) {
        this(directory, cap, clock, LockWait.of(clock, notices));
    }

    BlobCache(Path directory, long cap, Clock clock, LockWait wait) {
        this.directory = directory;
        this.cap = cap;
        this.clock = clock;
        this.wait = wait;
    }

    /** Tells which blob would do; nothing where only loading tells. */
    @FunctionalInterface
    public interface Wanted<E extends Exception> {
        Optional<Sha256> sha256() throws E, CacheException, InterruptedException;
    }

    /** The blob, if it is there and sound; the caller closes it. */
    public Optional<CachedBlob> find(Sha256 sha256) throws CacheException, InterruptedException {
        return guarded(files -> find(files, sha256));
    }

    /**
     * A blob: the one that is there, if it is sound, or else the one that the loader brings. The caller closes it.
     *
     * @param key the same for all that want the same; only one of them loads. A file name without a directory
     * @param wanted tells which one would do, before loading and once more when it is this caller's turn to load
     * @param loader must bring that one, where one was wanted
     */
    public <E extends Exception> CachedBlob obtain(String key, Wanted<E> wanted, Loader<E> loader)
            throws CacheException, E, InterruptedException {
        return this.<CachedBlob, E>guarded(files -> {
            Optional<CachedBlob> blob = find(files, wanted.sha256());
            if (blob.isPresent()) {
                return blob.get();
            }
            CacheLock lock = files.exclusive(files.lock(key + ".download"));
            try (lock) {
                blob = find(files, wanted.sha256());
                return blob.isPresent() ? blob.get() : load(files, files.temporary(key + ".download"), loader);
            }
        });
    }

    /** The blob of this checksum, which the loader brings where it is not there. The caller closes it. */
    public <E extends Exception> CachedBlob obtain(Sha256 sha256, Loader<E> loader)
            throws CacheException, E, InterruptedException {
        return this.<E>obtain(sha256.hex(), () -> Optional.of(sha256), loader);
    }

    /**
     * A program taken out of a blob, executable. It stays where it is as long as the blob is in use.
     *
     * @param name a file name
     * @param loader takes it out, where that was not done before
     */
    public <E extends Exception> Path part(Sha256 blob, String name, Loader<E> loader)
            throws CacheException, E, InterruptedException {
        return this.<Path, E>guarded(files -> new BlobParts(files, cap).obtain(blob, name, loader));
    }

    /**
     * A text that was remembered.
     *
     * @param kind a file name, such as {@code release}
     */
    public Optional<String> note(String kind, String key) throws CacheException, InterruptedException {
        return guarded(files -> new Notes(files).find(kind, key));
    }

    /** Keeps a text of at most 1 MiB, in place of the one that had this kind and key. It is no secret. */
    public void remember(String kind, String key, String text) throws CacheException, InterruptedException {
        guarded(files -> {
            new Notes(files).remember(kind, key, text);
            return null;
        });
    }

    public void forget(String kind, String key) throws CacheException, InterruptedException {
        guarded(files -> {
            new Notes(files).forget(kind, key);
            return null;
        });
    }

    /** How many bytes of blobs and their parts it holds. */
    public long size() throws CacheException, InterruptedException {
        return guarded(files -> new Eviction(files).size());
    }

    /** Removes all that is not in use, and all notes. */
    public void clear() throws CacheException, InterruptedException {
        guarded(files -> {
            new Eviction(files).shrinkTo(0);
            for (Path blob : CacheFiles.children(files.blobs())) {
                // A directory is no blob, and would keep one from its place.
                if (Files.isDirectory(blob, LinkOption.NOFOLLOW_LINKS)) {
                    CacheFiles.remove(blob);
                }
            }
            new Notes(files).clear();
            files.sweep();
            return null;
        });
    }

    /** A directory within the cache for files that whoever makes them removes at once; it may not exist yet. */
    public Path scratch() {
        return directory.resolve("scratch");
    }

    private <E extends Exception> CachedBlob load(CacheFiles files, Path temporary, Loader<E> loader)
            throws IOException, E, InterruptedException {
        try {
            Sha256 sha256 = files.write(temporary, loader);
            long size = Files.size(temporary);
            CacheLock lease = files.shared(files.useLock(sha256));
            try {
                files.publish(temporary, files.blob(sha256), "rw-------");
                files.touch(files.blob(sha256));
                new Eviction(files).shrinkTo(cap);
                return new CachedBlob(files.blob(sha256), sha256, size, true, lease);
            } catch (IOException | InterruptedException e) {
                lease.close();
                throw e;
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Optional<CachedBlob> find(CacheFiles files, Optional<Sha256> wanted)
            throws IOException, InterruptedException {
        return wanted.isEmpty() ? Optional.empty() : find(files, wanted.get());
    }

    private static Optional<CachedBlob> find(CacheFiles files, Sha256 sha256) throws IOException, InterruptedException {
        Path file = files.blob(sha256);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        CacheLock lease = files.shared(files.useLock(sha256));
        boolean sound = false;
        try {
            sound = isSound(file, sha256);
            if (!sound) {
                return Optional.empty();
            }
            files.touch(file);
            return Optional.of(new CachedBlob(file, sha256, Files.size(file), false, lease));
        } finally {
            if (!sound) {
                lease.close();
            }
        }
    }

    private static boolean isSound(Path file, Sha256 sha256) throws IOException, InterruptedException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && CacheFiles.hash(file).equals(sha256);
    }

    /** Something done with the directory, which is opened and swept when it is first needed. */
    @FunctionalInterface
    private interface Work<T, E extends Exception> {
        T with(CacheFiles files) throws IOException, CacheException, E, InterruptedException;
    }

    private <T, E extends Exception> T guarded(Work<T, E> work) throws CacheException, E, InterruptedException {
        try {
            return work.with(files());
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            throw new InterruptedException();
        } catch (LockWait.LockedException e) {
            throw new CacheException("The cache in " + directory + " cannot be used: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CacheException(
                    "The cache in " + directory + " cannot be used: " + reason(e)
                            + "; check its permissions, the space left, and that its file system has file locks",
                    e);
        }
    }

    /** Java's own message is the mere path where the class of the exception says what is wrong. */
    private static String reason(IOException failure) {
        if (failure instanceof FileAlreadyExistsException) {
            return failure.getMessage() + " is not a directory";
        }
        if (failure instanceof NoSuchFileException) {
            return failure.getMessage() + " is not there any more";
        }
        if (failure instanceof DirectoryNotEmptyException) {
            return failure.getMessage() + " is a directory where a file should be; cache --clear removes it";
        }
        if (failure instanceof AccessDeniedException) {
            return "access to " + failure.getMessage() + " is denied";
        }
        String said = String.valueOf(failure.getMessage());
        if (said.contains("No space left") || said.contains("quota exceeded")) {
            return "its disk is full";
        }
        return failure instanceof FileSystemException || failure.getMessage() != null
                ? failure.getMessage()
                : "reading or writing failed";
    }

    private synchronized CacheFiles files() throws IOException, InterruptedException {
        if (opened == null) {
            opened = CacheFiles.open(directory, clock, wait);
        }
        return opened;
    }
}
