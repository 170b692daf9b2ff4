package io.jenkins.plugins.monitoringimages.release.download;

import io.jenkins.plugins.monitoringimages.cache.BlobCache;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.model.VersionRequest;
import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import io.jenkins.plugins.monitoringimages.release.ReleaseOptions;
import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import io.jenkins.plugins.monitoringimages.testing.RecordingEvents;
import io.jenkins.plugins.monitoringimages.testing.ReleaseServer;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** A source over a server and a cache, with its waits kept instead of waited. */
public final class SourceFixture implements AutoCloseable {

    final TestRelease release;
    final ReleaseServer server;
    final RecordingEvents events = new RecordingEvents();
    final List<Duration> waits = new CopyOnWriteArrayList<>();
    final Path directory;
    final BlobCache blobs;
    final ReleaseCache cache;
    HttpReleaseSource source;

    public SourceFixture(Path directory, TestRelease release, ReleaseServer server) {
        this.directory = directory;
        this.release = release;
        this.server = server;
        this.blobs = new BlobCache(directory, BlobCache.DEFAULT_CAP, Clock.systemUTC());
        this.cache = new ReleaseCache(blobs);
        with(HttpSettings.defaults());
    }

    /** A server with Prometheus 2.53.5 for ARMv7, large enough to be cut in the middle. */
    public static SourceFixture prometheus(Path directory) {
        TestRelease release = TestRelease.prometheus().with("NOTICE", noise(100_000));
        return new SourceFixture(directory, release, ReleaseServer.of(release));
    }

    SourceFixture with(HttpSettings settings) {
        if (source != null) {
            source.close();
        }
        source = new HttpReleaseSource(settings, cache, Clock.systemUTC(), waits::add);
        return this;
    }

    /** What a build does: checksum, then tarball. */
    ReleaseTarball fetch(ReleaseOptions options) throws ReleaseException, InterruptedException {
        Optional<Sha256> checksum = source.checksum(release.asset(), options, events);
        return source.fetch(release.asset(), options, checksum, events);
    }

    ReleaseTarball fetch() throws ReleaseException, InterruptedException {
        return fetch(verified());
    }

    /** Only the tarball, by what is known of it. */
    ReleaseTarball fetch(Optional<Sha256> checksum) throws ReleaseException, InterruptedException {
        return source.fetch(release.asset(), verified(), checksum, events);
    }

    public String latest(String mirror) throws ReleaseException, InterruptedException {
        ReleaseOptions options = ReleaseOptions.of(mirror);
        return source.resolve(release.asset().component(), VersionRequest.latest(), options, events).toString();
    }

    public ReleaseOptions verified() {
        return ReleaseOptions.of(server.mirror());
    }

    public ReleaseOptions pinned(Sha256 pin) {
        return new ReleaseOptions(server.mirror(), Map.of(Platform.parse("linux/arm/v7"), pin), true);
    }

    public ReleaseOptions unverified() {
        return new ReleaseOptions(server.mirror(), Map.of(), false);
    }

    public String tarballPath() {
        return ReleaseServer.path(release);
    }

    String tarballUrl() {
        return server.address() + tarballPath();
    }

    /** How many requests there were for the tarball. */
    public int downloads() {
        return server.requestsFor(tarballPath()).size();
    }

    /** What lies in a folder of the cache. */
    public List<String> in(String folder) throws IOException {
        try (var files = Files.list(directory.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Bytes that do not compress, the same ones at each call. */
    public static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        return noise;
    }

    @Override
    public void close() {
        source.close();
        server.close();
    }
}
