package io.jenkins.plugins.monitoringimages.docker;

import io.jenkins.plugins.monitoringimages.engine.BuildExtras;
import io.jenkins.plugins.monitoringimages.engine.BuildReport;
import io.jenkins.plugins.monitoringimages.engine.ImageBuild;
import io.jenkins.plugins.monitoringimages.engine.JudgeSource;
import io.jenkins.plugins.monitoringimages.engine.ReleaseJudges;
import io.jenkins.plugins.monitoringimages.engine.SourceFiles;
import io.jenkins.plugins.monitoringimages.engine.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.engine.image.PastBuilds;
import io.jenkins.plugins.monitoringimages.engine.model.BuildException;
import io.jenkins.plugins.monitoringimages.engine.plan.BuildPlan;
import io.jenkins.plugins.monitoringimages.engine.release.HttpReleaseSource;
import io.jenkins.plugins.monitoringimages.engine.release.HttpSettings;
import io.jenkins.plugins.monitoringimages.engine.release.Pause;
import io.jenkins.plugins.monitoringimages.engine.release.ReleaseCache;
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
public record BuildMachine(Path cacheFolder, long cacheSize, HttpSettings http, String osArch, Clock clock) {

    /**
     * Builds the images of a plan.
     *
     * @param host the container engine
     * @param files from where the plan's files are read
     * @throws BuildException if nothing could be built; what failed for one of several platforms is in the report
     */
    public BuildReport build(BuildPlan plan, BuildExtras extras, DockerHost host, SourceFiles files, BuildEvents events)
            throws BuildException, InterruptedException {
        PastBuilds past = PastBuilds.in(cacheFolder, clock);
        ReleaseCache cache = new ReleaseCache(cacheFolder, cacheSize, clock);
        try (HttpReleaseSource releases = new HttpReleaseSource(http, cache, clock, Pause.real());
                DockerImageBuilder builder = DockerImageBuilder.connect(host)) {
            JudgeSource judges = new ReleaseJudges(releases, cache, osArch);
            return new ImageBuild(releases, judges, builder, past, files, clock, events).run(plan, extras);
        }
    }
}
