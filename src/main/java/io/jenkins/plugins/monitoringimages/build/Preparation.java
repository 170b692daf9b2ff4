package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.build.config.ConfigCheckers;
import io.jenkins.plugins.monitoringimages.build.config.RenderedConfig;
import io.jenkins.plugins.monitoringimages.build.config.SourceFiles;
import io.jenkins.plugins.monitoringimages.build.release.ReleaseFetch;
import io.jenkins.plugins.monitoringimages.build.release.VerifiedRelease;
import io.jenkins.plugins.monitoringimages.build.report.ParallelPlatforms;
import io.jenkins.plugins.monitoringimages.build.report.PlatformFailure;
import io.jenkins.plugins.monitoringimages.build.report.StepFailedException;
import io.jenkins.plugins.monitoringimages.build.report.Steps;
import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.event.BuildStep;
import io.jenkins.plugins.monitoringimages.event.StepId;
import io.jenkins.plugins.monitoringimages.image.BaseImageSource;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.release.ReleaseSource;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.yaml.ConfigException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is done before anything is made: the version, the texts, and the releases, each known good. */
final class Preparation {

    private final ReleaseSource releases;
    private final ConfigCheckers checkers;
    private final BuildCache cache;
    private final SourceFiles files;
    private final Clock clock;
    private final BuildEvents events;

    /**
     * @param releases from where the tarballs come
     * @param checkers finds the release's own checker of configurations
     * @param cache knows what was found out before, on this machine
     * @param files from where the spec's files are read
     * @param clock for durations
     * @param events is told of everything
     */
    Preparation(
            ReleaseSource releases,
            ConfigCheckers checkers,
            BuildCache cache,
            SourceFiles files,
            Clock clock,
            BuildEvents events) {
        this.releases = releases;
        this.checkers = checkers;
        this.cache = cache;
        this.files = files;
        this.clock = clock;
        this.events = events;
    }

    /**
     * What is there to be made of.
     *
     * @param steps of the build, which has just begun
     * @param releases by platform, without those that failed
     * @param failures gets those that fail later, too
     */
    record Prepared(
            Steps steps,
            ReleaseVersion version,
            RenderedConfig rendered,
            Map<Platform, VerifiedRelease> releases,
            List<PlatformFailure> failures) {}

    /** @param bases from where an image comes that is a release */
    Prepared run(BuildSpec spec, BaseImageSource bases) throws BuildException, InterruptedException {
        Steps steps = new Steps(clock, events);
        ReleaseVersion version = steps.run(
                StepId.once(BuildStep.RESOLVE), () -> resolve(spec), v -> spec.component().title() + " " + v);
        ConfigCheckStep check = new ConfigCheckStep(checkers, cache, events);
        RenderedConfig rendered =
                steps.run(StepId.once(BuildStep.RENDER), () -> render(spec, check), RenderedConfig::toString);
        List<PlatformFailure> failures = new ArrayList<>();
        ReleaseFetch fetch = new ReleaseFetch(releases, spec.release(), steps, events);
        PublishedRelease published = new PublishedRelease(bases, spec, steps);
        Map<Platform, VerifiedRelease> fetched = ParallelPlatforms.run(
                spec.platforms(),
                platform -> {
                    ReleaseAsset asset = new ReleaseAsset(spec.component(), version, platform);
                    return asset.image().isPresent() ? published.run(asset) : fetch.run(asset);
                },
                failures);
        if (!fetched.isEmpty()) {
            steps.run(StepId.once(BuildStep.CHECK), () -> check.run(spec, version, rendered), detail -> detail);
        }
        return new Prepared(steps, version, rendered, fetched, failures);
    }

    /** What can be told of the configuration by itself is told before anything is downloaded. */
    private RenderedConfig render(BuildSpec spec, ConfigCheckStep check) throws BuildException {
        RenderedConfig rendered = RenderedConfig.of(spec, files);
        try {
            check.atOnce(spec, rendered);
            return rendered;
        } catch (ConfigException e) {
            throw new StepFailedException(StepId.once(BuildStep.CHECK), e);
        }
    }

    private ReleaseVersion resolve(BuildSpec spec) throws BuildException, InterruptedException {
        Component component = spec.component();
        ReleaseVersion version = releases.resolve(component, spec.version(), spec.release(), events);
        if (!component.supports(version)) {
            throw new BuildException(
                    component.title() + " " + version + " is too old; allowed: " + component.availability().oldest() + " or later");
        }
        List<Platform> missing = new ArrayList<>(spec.platforms());
        missing.removeAll(component.platformsOf(version));
        if (!missing.isEmpty()) {
            throw new BuildException(component.title() + " " + version + " was not released for " + names(missing)
                    + "; allowed: " + names(component.platformsOf(version)));
        }
        return version;
    }

    private static String names(List<Platform> platforms) {
        return platforms.stream().map(Platform::toString).collect(Collectors.joining(", "));
    }
}
