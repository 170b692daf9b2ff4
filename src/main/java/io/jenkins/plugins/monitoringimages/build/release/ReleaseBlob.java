package io.jenkins.plugins.monitoringimages.build.release;

import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * A release tarball as a blob. It is fetched when somebody reads it: where all that the image needs of it is there already,
 * nobody does.
 */
final class ReleaseBlob implements Blob {

    private final Sha256 sha256;
    private final long size;
    private final Fetch fetch;
    private ReleaseTarball tarball;

    /** Gets the tarball of this very checksum, from the cache or the mirror. */
    @FunctionalInterface
    interface Fetch {
        ReleaseTarball run() throws ReleaseException, InterruptedException;
    }

    ReleaseBlob(Sha256 sha256, long size, Fetch fetch) {
        this.sha256 = sha256;
        this.size = size;
        this.fetch = fetch;
    }

    ReleaseBlob(ReleaseTarball tarball) {
        this(tarball.sha256(), tarball.size(), () -> tarball);
        // It is here already, so that it is known whether it had to be downloaded.
        this.tarball = tarball;
    }

    @Override
    public Sha256 sha256() {
        return sha256;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(tarball().file());
    }

    /** Whether it had to be downloaded; false as long as nobody has read it. */
    synchronized boolean downloaded() {
        return Optional.ofNullable(tarball).map(ReleaseTarball::downloaded).orElse(false);
    }

    synchronized ReleaseTarball tarball() throws IOException {
        if (tarball == null) {
            try {
                tarball = fetch.run();
            } catch (ReleaseException e) {
                throw new IOException(e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("The download was interrupted");
            }
        }
        return tarball;
    }

    @Override
    public String toString() {
        return digest();
    }
}
