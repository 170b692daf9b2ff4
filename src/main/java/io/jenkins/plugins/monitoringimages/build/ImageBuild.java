package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.build.config.ConfigCheckers;
import io.jenkins.plugins.monitoringimages.build.config.GivenConfig;
import io.jenkins.plugins.monitoringimages.build.config.RenderedConfig;
import io.jenkins.plugins.monitoringimages.build.config.SourceFiles;
import io.jenkins.plugins.monitoringimages.build.image.ImageMaker;
import io.jenkins.plugins.monitoringimages.build.release.ReleaseFetch;
import io.jenkins.plugins.monitoringimages.build.release.VerifiedRelease;
import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.build.report.ParallelPlatforms;
import io.jenkins.plugins.monitoringimages.build.report.PlatformFailure;
import io.jenkins.plugins.monitoringimages.build.report.StepFailedException;
import io.jenkins.plugins.monitoringimages.build.report.Steps;
import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.event.BuildStep;
import io.jenkins.plugins.monitoringimages.event.StepId;
import io.jenkins.plugins.monitoringimages.image.ImageTarget;
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

/**
 * The use case: from a spec to images. Resolve, render, fetch, verify, check, build, smoke test, store and tag, in this
 * order; what is done for each platform is done for several of them side by side. What was done before, and is still there,
 * is not done again.
 *
 * <p>One platform that fails ends neither the others nor the report; what fails for all of them is thrown.
 */
public final class ImageBuild {

    private final ReleaseSource releases;
    private final ConfigCheckers checkers;
    private final Workshop workshop;
    private final BuildCache cache;
    private final SourceFiles files;
    private final Clock clock;
    private final BuildEvents events;

    /**
     * How images are made, run and put away.
     *
     * @param maker makes them
     * @param destinations get them
     * @param smokeTests run them
     */
    public record Workshop(ImageMaker maker, Destinations destinations, SmokeTests smokeTests) {}

    /**
     * @param releases from where the tarballs come
     * @param checkers finds the release's own checker of configurations
     * @param workshop makes the images; what it uses stays open
     * @param cache knows what was found out before, on this machine
     * @param files from where the spec's files are read
     * @param clock for durations
     * @param events is told of everything
     */
    public ImageBuild(
            ReleaseSource releases,
            ConfigCheckers checkers,
            Workshop workshop,
            BuildCache cache,
            SourceFiles files,
            Clock clock,
            BuildEvents events) {
        this.releases = releases;
        this.checkers = checkers;
        this.workshop = workshop;
        this.cache = cache;
        this.files = files;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Builds every image of the spec.
     *
     * @param environment what does not stand in the spec
     * @throws StepFailedException if a step that is done once for all platforms fails
     * @throws InterruptedException if the thread is interrupted; downloads and builds were ended then
     */
    public BuildReport run(BuildSpec spec, BuildEnvironment environment) throws BuildException, InterruptedException {
        Steps steps = new Steps(clock, events);
        ReleaseVersion version = steps.run(
                StepId.once(BuildStep.RESOLVE), () -> resolve(spec), v -> spec.component().title() + " " + v);
        ConfigCheckStep check = new ConfigCheckStep(checkers, cache, events);
        RenderedConfig rendered =
                steps.run(StepId.once(BuildStep.RENDER), () -> render(spec, check), RenderedConfig::toString);
        List<PlatformFailure> failures = new ArrayList<>();
        ReleaseFetch fetch = new ReleaseFetch(releases, spec.release(), steps, events);
        Map<Platform, VerifiedRelease> fetched = ParallelPlatforms.run(
                spec.platforms(), p -> fetch.run(new ReleaseAsset(spec.component(), version, p)), failures);
        if (!fetched.isEmpty()) {
            steps.run(StepId.once(BuildStep.CHECK), () -> check.run(spec, version, rendered), detail -> detail);
        }
        PlatformBuild build = new PlatformBuild(spec, environment, rendered, workshop, steps);
        Map<Platform, BuiltPlatform> built =
                ParallelPlatforms.run(List.copyOf(fetched.keySet()), p -> build.make(fetched.get(p)), failures);
        Publication.Result published =
                new Publication(spec, workshop.destinations(), build, steps).run(built.values(), failures);
        return new BuildReport(
                spec.componentId(),
                version.toString(),
                published.images(),
                published.indexDigest(),
                workshop.destinations().all().stream().map(ImageTarget::description).toList(),
                failures,
                steps.times(),
                rendered.config().map(GivenConfig::text).orElse(""),
                rendered.config().map(GivenConfig::name).orElse(""),
                steps.millis());
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
