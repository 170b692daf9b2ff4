package io.jenkins.plugins.monitoringimages.release.download;

import io.jenkins.plugins.monitoringimages.cache.BlobCache;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.http.Pause;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.release.ReleaseOptions;
import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** A build in a process of its own: says whether it downloaded the tarball or found it. */
final class CacheProcess {

    private CacheProcess() {}

    /** @param args cache directory; {@code fetch}, {@code announce} (says so first) or {@code hold} (waits); mirror */
    public static void main(String[] args) throws Exception {
        TestRelease release = TestRelease.prometheus().with("NOTICE", SourceFixture.noise(100_000));
        ReleaseCache cache = new ReleaseCache(new BlobCache(Path.of(args[0]), BlobCache.DEFAULT_CAP, Clock.systemUTC()));
        ReleaseOptions options = ReleaseOptions.of(args[2]);
        try (HttpReleaseSource source =
                new HttpReleaseSource(HttpSettings.defaults(), cache, Clock.systemUTC(), Pause.real())) {
            if (args[1].equals("announce")) {
                System.out.println("fetching");
            }
            Optional<Sha256> checksum = source.checksum(release.asset(), options, BuildEvents.silent());
            ReleaseTarball tarball = source.fetch(release.asset(), options, checksum, BuildEvents.silent());
            System.out.println(tarball.downloaded() ? "downloaded" : "found");
            if (args[1].equals("hold")) {
                System.in.read();
            }
        }
    }
}
