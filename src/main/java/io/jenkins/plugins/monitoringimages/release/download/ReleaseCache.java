package io.jenkins.plugins.monitoringimages.release.download;

import io.jenkins.plugins.monitoringimages.cache.BlobCache;
import io.jenkins.plugins.monitoringimages.cache.CacheException;
import io.jenkins.plugins.monitoringimages.cache.CachedBlob;
import io.jenkins.plugins.monitoringimages.cache.Loader;
import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.release.ReleaseContents;
import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import io.jenkins.plugins.monitoringimages.release.tarball.TarballReader;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.Optional;

/** What a cache holds of releases: tarballs, tools taken out of them, and what is known of their addresses. */
public final class ReleaseCache {

    private static final String KIND = "release";
    private static final String CONTENTS = "contents";

    private final BlobCache blobs;

    public ReleaseCache(BlobCache blobs) {
        this.blobs = blobs;
    }

    /** A directory within the cache for files that whoever makes them removes at once; it may not exist yet. */
    public Path scratch() {
        return blobs.scratch();
    }

    /**
     * A program of a tarball, extracted and executable. It stays where it is as long as the source that fetched the
     * tarball is open.
     *
     * @param name as in the tarball, such as {@code promtool}
     * @throws ReleaseException if the tarball has no such program, or is refused
     */
    public Path tool(ReleaseTarball tarball, String name) throws ReleaseException, InterruptedException {
        if (!tarball.asset().component().programs().containsKey(name)) {
            throw new ReleaseException(tarball.asset() + " has no program " + name);
        }
        try {
            return blobs.<ReleaseException>part(tarball.sha256(), name, file -> {
                DigestOutputStream out = new DigestOutputStream(Channels.newOutputStream(file), Sha256.newDigest());
                if (tarball.asset().isBareProgram()) {
                    Files.copy(tarball.file(), out);
                } else {
                    new TarballReader().read(tarball, (entry, size, mode, content) -> {
                        if (entry.equals(name)) {
                            content.transferTo(out);
                        }
                    });
                }
                return Sha256.of(out.getMessageDigest());
            });
        } catch (CacheException e) {
            throw unusable(e);
        }
    }

    /** As {@link BlobCache#obtain}. */
    CachedBlob obtain(String key, BlobCache.Wanted<ReleaseException> wanted, Loader<ReleaseException> loader)
            throws ReleaseException, InterruptedException {
        try {
            return blobs.obtain(key, wanted, loader);
        } catch (CacheException e) {
            throw unusable(e);
        }
    }

    /** What is known of an address; a note that cannot be read counts as none. */
    Optional<KnownChecksum> known(URI uri) throws ReleaseException, InterruptedException {
        try {
            return blobs.note(KIND, uri.toString()).flatMap(KnownChecksum::parse);
        } catch (CacheException e) {
            throw unusable(e);
        }
    }

    void remember(URI uri, KnownChecksum known) throws ReleaseException, InterruptedException {
        try {
            blobs.remember(KIND, uri.toString(), known + "\n" + uri + "\n");
        } catch (CacheException e) {
            throw unusable(e);
        }
    }

    /** What was found in a tarball; a note that cannot be read counts as none. */
    Optional<ReleaseContents> contents(ReleaseAsset asset, Sha256 tarball) throws ReleaseException, InterruptedException {
        try {
            return blobs.note(CONTENTS, key(asset, tarball)).flatMap(ReleaseContents::parse);
        } catch (CacheException e) {
            throw unusable(e);
        }
    }

    void remember(ReleaseAsset asset, Sha256 tarball, ReleaseContents contents)
            throws ReleaseException, InterruptedException {
        try {
            blobs.remember(CONTENTS, key(asset, tarball), contents.text());
        } catch (CacheException e) {
            throw unusable(e);
        }
    }

    void forget(URI uri) throws ReleaseException, InterruptedException {
        try {
            blobs.forget(KIND, uri.toString());
        } catch (CacheException e) {
            throw unusable(e);
        }
    }

    /** What is in order in one asset need not be in another, for another platform. */
    private static String key(ReleaseAsset asset, Sha256 tarball) {
        return tarball.hex() + " " + asset.rootDirectory();
    }

    private static ReleaseException unusable(CacheException e) {
        return new ReleaseException(e.getMessage(), e);
    }
}
