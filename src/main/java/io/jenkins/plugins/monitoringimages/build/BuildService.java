package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.cache.BlobCache;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import io.jenkins.plugins.monitoringimages.docker.engine.DockerImageBuilder;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.BuildCache;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.release.HttpReleaseSource;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.http.Pause;
import io.jenkins.plugins.monitoringimages.release.ReleaseCache;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The machine on which images are built: an agent, or where the command line runs. Puts the engine together with real
 * downloads and a real container engine.
 *
 * @param cacheFolder where release tarballs are kept
 * @param cacheSize how many bytes of them are kept
 * @param http how releases are downloaded
 * @param osArch Java's name of the machine's architecture, the system property {@code os.arch}
 * @param clock for durations and dates
 */
public record BuildService(Path cacheFolder, long cacheSize, HttpSettings http, String osArch, Clock clock) {

    /**
     * Builds the images of a plan.
     *
     * @param host the container engine
     * @param files from where the plan's files are read
     * @throws BuildException if nothing could be built; what failed for one of several platforms is in the report
     */
    public BuildReport build(BuildSpec plan, BuildEnvironment extras, DockerHost host, SourceFiles files, BuildEvents events)
            throws BuildException, InterruptedException {
        BuildCache past = BuildCache.in(cacheFolder, clock);
        ReleaseCache cache = new ReleaseCache(new BlobCache(cacheFolder, cacheSize, clock));
        try (HttpReleaseSource releases = new HttpReleaseSource(http, cache, clock, Pause.real());
                DockerImageBuilder builder = DockerImageBuilder.connect(host)) {
            ConfigCheckers judges = new ReleaseConfigCheckers(releases, cache, osArch);
            return new ImageBuild(releases, judges, builder, past, files, clock, events).run(plan, extras);
        }
    }
}
