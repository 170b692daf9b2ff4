package io.jenkins.plugins.monitoringimages.release;

import io.jenkins.plugins.monitoringimages.cache.CachedBlob;
import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.model.VersionRequest;
import java.util.Optional;

/** The port through which the engine gets releases. What it fetched stays in the cache until it is closed. */
public interface ReleaseSource extends AutoCloseable {

    /**
     * The exact version that was asked for.
     *
     * @throws ReleaseException if the latest one cannot be found out
     */
    ReleaseVersion resolve(Component component, VersionRequest request, ReleaseOptions options, BuildEvents events)
            throws ReleaseException, InterruptedException;

    /**
     * The checksum that the tarball must have: the pin, else what the release's {@code sha256sums.txt} says. Empty only
     * where verification is off.
     *
     * @throws ReleaseException if there is neither, or the list does not name the tarball, or list and pin differ
     */
    Optional<Sha256> checksum(ReleaseAsset asset, ReleaseOptions options, BuildEvents events)
            throws ReleaseException, InterruptedException;

    /**
     * The tarball, from the cache or downloaded into it. When this returns, its SHA-256 has been computed and compared
     * during this call.
     *
     * @param checksum what {@link #checksum} gave
     * @throws ReleaseException if it cannot be had, or has another checksum
     */
    ReleaseTarball fetch(ReleaseAsset asset, ReleaseOptions options, Optional<Sha256> checksum, BuildEvents events)
            throws ReleaseException, InterruptedException;

    /**
     * What a tarball holds, if it was looked through before and all was in order; it need not be in the cache any more.
     *
     * @param sha256 of the tarball
     */
    Optional<ReleaseContents> contents(ReleaseAsset asset, Sha256 sha256) throws ReleaseException, InterruptedException;

    /**
     * Looks through a tarball, every entry of which would be in the image, and remembers what it found.
     *
     * @throws ReleaseException if anything in it is amiss
     */
    ReleaseContents lookThrough(ReleaseTarball tarball) throws ReleaseException, InterruptedException;

    /**
     * The files of a tarball as a tar that any user may use: owned by root, readable, programs executable. It is for tarballs
     * whose own modes do not allow that.
     *
     * @throws ReleaseException if the tarball cannot be read, or the cache not be written
     */
    CachedBlob repack(ReleaseTarball tarball) throws ReleaseException, InterruptedException;

    /** Lets the cache remove what was fetched. */
    @Override
    default void close() {}
}
