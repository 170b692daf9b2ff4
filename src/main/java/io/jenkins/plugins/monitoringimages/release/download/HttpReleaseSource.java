package io.jenkins.plugins.monitoringimages.release.download;

import io.jenkins.plugins.monitoringimages.cache.CachedBlob;
import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.event.TransferProgress;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.http.Pause;
import io.jenkins.plugins.monitoringimages.http.Redirects;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.model.VersionRequest;
import io.jenkins.plugins.monitoringimages.release.ReleaseContents;
import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import io.jenkins.plugins.monitoringimages.release.ReleaseOptions;
import io.jenkins.plugins.monitoringimages.release.ReleaseSource;
import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import io.jenkins.plugins.monitoringimages.release.download.KnownChecksum.Source;
import io.jenkins.plugins.monitoringimages.release.tarball.BareProgram;
import io.jenkins.plugins.monitoringimages.release.tarball.ReleaseInspection;
import io.jenkins.plugins.monitoringimages.release.tarball.RepackedTar;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Releases from a mirror by http or https, through a cache. A release of an exact version that is in the cache is had
 * without any request. Safe for use by several threads; one is made for each build, and closed after it.
 */
public final class HttpReleaseSource implements ReleaseSource {

    private final ReleaseCache cache;
    private final Clock clock;
    private final MirrorClient web;
    private final ChecksumFinder checksums;
    private final Queue<CachedBlob> leases = new ConcurrentLinkedQueue<>();

    /**
     * @param clock tells dates of Retry-After and the rate of a download
     * @param pause waits between two attempts
     */
    public HttpReleaseSource(HttpSettings settings, ReleaseCache cache, Clock clock, Pause pause) {
        this(settings, cache, clock, pause, Map.of());
    }

    /**
     * @param clock tells dates of Retry-After and the rate of a download
     * @param pause waits between two attempts
     * @param variables of the environment, by name, for the password of a mirror's login
     */
    public HttpReleaseSource(
            HttpSettings settings, ReleaseCache cache, Clock clock, Pause pause, Map<String, String> variables) {
        this.cache = cache;
        this.clock = clock;
        this.web = new MirrorClient(settings, clock, pause, variables);
        this.checksums = new ChecksumFinder(cache, web);
    }

    @Override
    public ReleaseVersion resolve(
            Component component, VersionRequest request, ReleaseOptions options, BuildEvents events)
            throws ReleaseException, InterruptedException {
        if (request.exact().isPresent()) {
            return request.exact().get();
        }
        Mirror mirror = web.mirror(component, options);
        return web.retry(() -> new LatestRelease(web).attempt(component, mirror), events);
    }

    @Override
    public Optional<Sha256> checksum(ReleaseAsset asset, ReleaseOptions options, BuildEvents events)
            throws ReleaseException, InterruptedException {
        return checksums.find(asset, options, events);
    }

    @Override
    public ReleaseTarball fetch(
            ReleaseAsset asset, ReleaseOptions options, Optional<Sha256> checksum, BuildEvents events)
            throws ReleaseException, InterruptedException {
        if (checksum.isEmpty() && !ChecksumFinder.acceptsUnverified(asset, options)) {
            throw new ReleaseException(asset + " has no checksum to be compared with, and release.verify is true");
        }
        Mirror mirror = web.mirror(asset.component(), options);
        URI uri = mirror.tarball(asset);
        CachedBlob blob = cache.obtain(
                checksum.map(Sha256::hex).orElseGet(() -> Sha256.of(uri.toString().getBytes(StandardCharsets.UTF_8)).hex()),
                () -> checksum.isPresent() ? checksum : cache.known(uri).map(KnownChecksum::sha256),
                file -> {
                    Sha256 received = download(asset, mirror, file, events);
                    if (checksum.isEmpty()) {
                        cache.remember(uri, new KnownChecksum(Source.NONE, received));
                    } else if (!received.equals(checksum.get())) {
                        cache.forget(uri);
                        throw new ReleaseException(Redirects.show(uri) + " has the SHA-256 " + received + " and not "
                                + checksum.get() + ", so that it is not what was released; check the mirror"
                                + (options.pinned(asset.platform()).isPresent() ? " and release.sha256" : ""));
                    }
                    return received;
                });
        leases.add(blob);
        return new ReleaseTarball(asset, blob.file(), blob.sha256(), blob.size(), blob.loaded());
    }

    @Override
    public Optional<ReleaseContents> contents(ReleaseAsset asset, Sha256 sha256)
            throws ReleaseException, InterruptedException {
        return cache.contents(asset, sha256);
    }

    @Override
    public ReleaseContents lookThrough(ReleaseTarball tarball) throws ReleaseException, InterruptedException {
        ReleaseContents contents = tarball.asset().isBareProgram()
                ? BareProgram.inspect(tarball)
                : ReleaseInspection.of(tarball);
        cache.remember(tarball.asset(), tarball.sha256(), contents);
        return contents;
    }

    @Override
    public CachedBlob repack(ReleaseTarball tarball) throws ReleaseException, InterruptedException {
        CachedBlob blob = cache.obtain(
                tarball.sha256() + "-repacked",
                Optional::empty,
                file -> RepackedTar.write(tarball, Channels.newOutputStream(file)));
        leases.add(blob);
        return blob;
    }

    /** Lets the cache remove what was fetched. */
    @Override
    public void close() {
        for (CachedBlob lease = leases.poll(); lease != null; lease = leases.poll()) {
            lease.close();
        }
    }

    private Sha256 download(ReleaseAsset asset, Mirror mirror, FileChannel file, BuildEvents events)
            throws ReleaseException, InterruptedException {
        TransferProgress progress = new TransferProgress(asset.fileName(), events, clock);
        return web.retry(new Download(web, mirror, asset, file, progress)::attempt, events);
    }
}
