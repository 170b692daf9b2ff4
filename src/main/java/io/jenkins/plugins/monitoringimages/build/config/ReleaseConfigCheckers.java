package io.jenkins.plugins.monitoringimages.build.config;

import io.jenkins.plugins.monitoringimages.checker.ProgramChecker;
import io.jenkins.plugins.monitoringimages.component.CheckerProgram;
import io.jenkins.plugins.monitoringimages.component.ConfigChecker;
import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.release.NoChecksumException;
import io.jenkins.plugins.monitoringimages.release.ReleaseOptions;
import io.jenkins.plugins.monitoringimages.release.ReleaseSource;
import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import io.jenkins.plugins.monitoringimages.release.download.ReleaseCache;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import java.time.Duration;
import java.util.Optional;

/**
 * Takes the checker out of the release for this machine's own platform, which is downloaded, verified and cached like
 * the one that goes into the image.
 */
public final class ReleaseConfigCheckers implements ConfigCheckers {

    /** A configuration of 100,000 targets takes a checker a few seconds. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(2);

    private final ReleaseSource releases;
    private final ReleaseCache cache;
    private final BuildMachine machine;

    /** @param machine this one, on which the checker runs */
    public ReleaseConfigCheckers(ReleaseSource releases, ReleaseCache cache, BuildMachine machine) {
        this.releases = releases;
        this.cache = cache;
        this.machine = machine;
    }

    @Override
    public Optional<ConfigChecker> checker(BuildSpec spec, ReleaseVersion version, BuildEvents events)
            throws BuildException, InterruptedException {
        Optional<CheckerProgram> checker = spec.component().checker(version);
        if (checker.isEmpty()) {
            return Optional.empty();
        }
        Platform platform = machine.platform();
        if (!spec.component().platformsOf(version).contains(platform)) {
            throw new BuildException(
                    spec.component().title() + " " + version + " was not released for this machine, " + platform);
        }
        ReleaseAsset asset = new ReleaseAsset(spec.component(), version, platform);
        // What is not verified may be packed, but it is never run here.
        ReleaseOptions options = new ReleaseOptions(
                spec.release().mirror(), spec.release().pins(), true, spec.release().login());
        Optional<Sha256> checksum = checksum(asset, checker.get(), options, events);
        ReleaseTarball tarball = releases.fetch(asset, options, checksum, events);
        return Optional.of(new ProgramChecker(
                checker.get(), cache.tool(tarball, checker.get().program()), cache.scratch(), LONGEST_RUN));
    }

    private Optional<Sha256> checksum(
            ReleaseAsset asset, CheckerProgram checker, ReleaseOptions options, BuildEvents events)
            throws BuildException, InterruptedException {
        try {
            return releases.checksum(asset, options, events);
        } catch (NoChecksumException e) {
            throw new BuildException(checker.program() + " for this machine is in " + asset + ", which has no checksum: "
                    + e.reason() + "; give it as release.sha256, a mapping from platforms to checksums, under "
                    + asset.platform(), e);
        }
    }
}
