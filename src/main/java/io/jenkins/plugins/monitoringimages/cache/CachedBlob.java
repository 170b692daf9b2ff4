package io.jenkins.plugins.monitoringimages.cache;

import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A blob whose content has just been compared with its checksum. It is not removed from the cache before this is closed.
 */
public final class CachedBlob implements AutoCloseable {

    private final Path file;
    private final Sha256 sha256;
    private final long size;
    private final boolean loaded;
    private final CacheLock lease;

    CachedBlob(Path file, Sha256 sha256, long size, boolean loaded, CacheLock lease) {
        this.file = file;
        this.sha256 = sha256;
        this.size = size;
        this.loaded = loaded;
        this.lease = lease;
    }

    public Path file() {
        return file;
    }

    public Sha256 sha256() {
        return sha256;
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    /** Whether it was loaded just now; false if it was there. */
    public boolean loaded() {
        return loaded;
    }

    /** Lets the cache remove it; once is enough. */
    @Override
    public void close() {
        try {
            lease.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
