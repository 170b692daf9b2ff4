package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.checker.Promtool;
import io.jenkins.plugins.monitoringimages.component.ConfigChecker;
import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.release.ReleaseCache;
import io.jenkins.plugins.monitoringimages.release.ReleaseOptions;
import io.jenkins.plugins.monitoringimages.release.ReleaseSource;
import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import java.time.Duration;
import java.util.Optional;

/**
 * Takes the checker out of the release for this machine's own platform, which is downloaded, verified and cached like
 * the one that goes into the image.
 */
public final class ReleaseConfigCheckers implements ConfigCheckers {

    private static final String PROMTOOL = "promtool";

    /** A configuration of 100,000 targets takes promtool a few seconds. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(2);

    private final ReleaseSource releases;
    private final ReleaseCache cache;
    private final String osArch;

    /** @param osArch Java's name of this machine's architecture, the system property {@code os.arch} */
    public ReleaseConfigCheckers(ReleaseSource releases, ReleaseCache cache, String osArch) {
        this.releases = releases;
        this.cache = cache;
        this.osArch = osArch;
    }

    @Override
    public Optional<ConfigChecker> checker(BuildSpec spec, ReleaseVersion version, BuildEvents events)
            throws BuildException, InterruptedException {
        if (!spec.component().tools().contains(PROMTOOL)) {
            return Optional.empty();
        }
        Platform machine = machine();
        if (!spec.component().platformsOf(version).contains(machine)) {
            throw new BuildException(
                    spec.component().title() + " " + version + " was not released for this machine, " + machine);
        }
        ReleaseAsset asset = new ReleaseAsset(spec.component(), version, machine);
        ReleaseOptions options = options(spec, machine);
        Optional<Sha256> checksum = releases.checksum(asset, options, events);
        ReleaseTarball tarball = releases.fetch(asset, options, checksum, events);
        return Optional.of(new Promtool(cache.tool(tarball, PROMTOOL), cache.scratch(), LONGEST_RUN));
    }

    private Platform machine() throws BuildException {
        try {
            return Platform.ofMachine(osArch);
        } catch (InvalidValueException e) {
            throw new BuildException("Nothing is released for this machine, whose architecture Java calls " + osArch, e);
        }
    }

    /** A pin is for the tarball of the image; and what is not verified may be packed, but never run here. */
    private static ReleaseOptions options(BuildSpec spec, Platform machine) {
        boolean same = spec.platforms().contains(machine);
        return new ReleaseOptions(spec.release().mirror(), same ? spec.release().pin() : null, true);
    }
}
