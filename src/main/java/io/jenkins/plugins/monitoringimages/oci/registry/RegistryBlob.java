package io.jenkins.plugins.monitoringimages.oci.registry;

import io.jenkins.plugins.monitoringimages.cache.BlobCache;
import io.jenkins.plugins.monitoringimages.cache.CacheException;
import io.jenkins.plugins.monitoringimages.cache.CachedBlob;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A blob that lies in a repository, and is downloaded into the cache when it is first read. One that is only mounted from
 * one repository into another never is.
 */
public final class RegistryBlob implements Blob {

    private final Repository repository;
    private final Sha256 sha256;
    private final long size;
    private final BlobCache cache;
    private final boolean offline;
    private CachedBlob cached;
    private boolean closed;

    /** @param offline whether it must be in the cache */
    RegistryBlob(Repository repository, Sha256 sha256, long size, BlobCache cache, boolean offline) {
        this.repository = repository;
        this.sha256 = sha256;
        this.size = size;
        this.cache = cache;
        this.offline = offline;
    }

    @Override
    public Sha256 sha256() {
        return sha256;
    }

    @Override
    public long size() {
        return size;
    }

    /** Where it lies, so that it can be mounted from there. */
    public Repository repository() {
        return repository;
    }

    @Override
    public InputStream open() throws IOException {
        try {
            return Files.newInputStream(fetch());
        } catch (ImageException e) {
            throw new IOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The download of " + digest() + " was interrupted");
        }
    }

    /** Brings it into the cache, where it stays until the source of base images is closed. */
    synchronized Path fetch() throws RegistryException, InterruptedException {
        if (cached == null) {
            if (closed) {
                throw new RegistryException(digest() + " of " + repository + " is read after its source was closed");
            }
            try {
                cached = cache.<RegistryException>obtain(sha256, file -> {
                    if (offline) {
                        throw new RegistryException("A layer of " + repository + " (" + Repository.shortName(sha256)
                                + ") is not in the cache, and image.pull is never; set it to missing to download it");
                    }
                    return repository.download(sha256, size, file);
                });
            } catch (CacheException e) {
                throw new RegistryException(e.getMessage(), e);
            }
        }
        return cached.file();
    }

    /** Lets the cache remove it. */
    synchronized void close() {
        closed = true;
        if (cached != null) {
            cached.close();
        }
    }

    @Override
    public String toString() {
        return digest();
    }
}
