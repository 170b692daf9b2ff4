package io.jenkins.plugins.monitoringimages.release;

import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * A directory of release tarballs, and of tools taken out of them, named by SHA-256. Any number of threads, caches and
 * processes may share one directory: each tarball is downloaded once, appears complete or not at all, and is not
 * removed while it is used. A process may be killed at any moment.
 *
 * <p>The directory needs file locks, which some network file systems lack.
 */
public final class ReleaseCache {

    /** The size to which a cache is held by default, in bytes: 2 GiB, about twenty releases of Prometheus. */
    public static final long DEFAULT_CAP = 2L << 30;

    private final Path directory;
    private final long cap;
    private final Clock clock;
    private CacheFiles opened;

    /**
     * @param directory made when it is first needed, for its owner alone
     * @param cap how many bytes of tarballs and tools are kept; what is in use is kept beyond that
     * @param clock tells when an entry was last used
     */
    public ReleaseCache(Path directory, long cap, Clock clock) {
        this.directory = directory;
        this.cap = cap;
        this.clock = clock;
    }

    /** Tells which checksum would do; nothing where only loading tells. */
    @FunctionalInterface
    interface Wanted {
        Optional<Sha256> sha256() throws ReleaseException, InterruptedException;
    }

    /**
     * A tarball whose content has just been compared with its checksum.
     *
     * @param lease keeps it from being removed until it is closed
     */
    record Entry(Path file, Sha256 sha256, long size, boolean downloaded, CacheLock lease) {}

    /** How many bytes of tarballs and tools it holds. */
    public long size() throws ReleaseException, InterruptedException {
        return guarded(files -> new Eviction(files).size());
    }

    /** Removes all that is not in use, and what is known of addresses. */
    public void clear() throws ReleaseException, InterruptedException {
        guarded(files -> {
            new Eviction(files).shrinkTo(0);
            for (Path note : CacheFiles.children(files.known())) {
                Files.deleteIfExists(note);
            }
            files.sweep();
            return null;
        });
    }

    /** A folder within the cache for files that whoever makes them removes at once; it may not exist yet. */
    public Path scratch() {
        return directory.resolve("scratch");
    }

    /**
     * A program of a tarball, extracted and executable. It stays where it is as long as the source that fetched the
     * tarball is open.
     *
     * @param name as in the tarball, such as {@code promtool}
     * @throws ReleaseException if the tarball has no such program, or is refused
     */
    public Path tool(ReleaseTarball tarball, String name) throws ReleaseException, InterruptedException {
        if (!tarball.asset().component().programs().contains(name)) {
            throw new ReleaseException(tarball.asset() + " has no program " + name);
        }
        return guarded(files -> new CachedTools(files, cap).tool(tarball, name));
    }

    /**
     * A tarball: the one that is there, if it is sound, or else the one that the loader brings.
     *
     * @param key the same for all that want the same; only one of them loads
     * @param wanted tells which one would do, before loading and once more when it is this caller's turn to load
     * @param loader must bring that one, where one was wanted
     */
    Entry obtain(String key, Wanted wanted, CacheFiles.Loader loader) throws ReleaseException, InterruptedException {
        return guarded(files -> {
            Optional<Entry> entry = find(files, wanted.sha256());
            if (entry.isPresent()) {
                return entry.get();
            }
            CacheLock lock = CacheLock.exclusive(files.lock(key + ".download"));
            try (lock) {
                entry = find(files, wanted.sha256());
                return entry.isPresent() ? entry.get() : load(files, files.temporary(key + ".download"), loader);
            }
        });
    }

    /** What is known of an address. */
    Optional<KnownChecksums.Known> known(URI uri) throws ReleaseException, InterruptedException {
        return guarded(files -> new KnownChecksums(files).of(uri));
    }

    void remember(URI uri, KnownChecksums.Known known) throws ReleaseException, InterruptedException {
        guarded(files -> {
            new KnownChecksums(files).remember(uri, known);
            return null;
        });
    }

    void forget(URI uri) throws ReleaseException, InterruptedException {
        guarded(files -> {
            new KnownChecksums(files).forget(uri);
            return null;
        });
    }

    private Entry load(CacheFiles files, Path temporary, CacheFiles.Loader loader)
            throws IOException, ReleaseException, InterruptedException {
        try {
            Sha256 sha256 = files.write(temporary, loader);
            long size = Files.size(temporary);
            CacheLock lease = CacheLock.shared(files.useLock(sha256));
            try {
                files.publish(temporary, files.tarball(sha256), "rw-------");
                files.touch(files.tarball(sha256));
                new Eviction(files).shrinkTo(cap);
                return new Entry(files.tarball(sha256), sha256, size, true, lease);
            } catch (IOException | InterruptedException e) {
                lease.close();
                throw e;
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Optional<Entry> find(CacheFiles files, Optional<Sha256> wanted)
            throws IOException, InterruptedException {
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Sha256 sha256 = wanted.get();
        Path file = files.tarball(sha256);
        CacheLock lease = CacheLock.shared(files.useLock(sha256));
        boolean sound = false;
        try {
            sound = isSound(file, sha256);
            if (!sound) {
                return Optional.empty();
            }
            files.touch(file);
            return Optional.of(new Entry(file, sha256, Files.size(file), false, lease));
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
    private interface Work<T> {
        T with(CacheFiles files) throws IOException, ReleaseException, InterruptedException;
    }

    private <T> T guarded(Work<T> work) throws ReleaseException, InterruptedException {
        try {
            return work.with(files());
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            throw new InterruptedException();
        } catch (IOException e) {
            throw new ReleaseException(
                    "The release cache in " + directory + " cannot be used: " + reason(e)
                            + "; check its permissions, the space left, and that its file system has file locks",
                    e);
        }
    }

    /** Java's own message is the mere path where the class of the exception says what is wrong. */
    private static String reason(IOException failure) {
        if (failure instanceof FileAlreadyExistsException) {
            return failure.getMessage() + " is not a folder";
        }
        if (failure instanceof AccessDeniedException) {
            return "access to " + failure.getMessage() + " is denied";
        }
        return failure instanceof FileSystemException ? failure.getMessage() : failure.toString();
    }

    private synchronized CacheFiles files() throws IOException, InterruptedException {
        if (opened == null) {
            opened = CacheFiles.open(directory, clock);
        }
        return opened;
    }
}
