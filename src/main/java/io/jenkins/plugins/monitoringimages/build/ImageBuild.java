package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.event.BuildStep;
import io.jenkins.plugins.monitoringimages.event.StepId;
import io.jenkins.plugins.monitoringimages.image.BuildCache;
import io.jenkins.plugins.monitoringimages.image.ImageBuilder;
import io.jenkins.plugins.monitoringimages.image.MadeImage;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.release.ReleaseSource;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.yaml.ConfigException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The use case: from a plan to images. Resolve, render, fetch, verify, check, build, prove, tag and push, in this
 * order; what is done for each platform is done for several of them side by side. What was done before, and is still
 * there, is not done again.
 *
 * <p>One platform that fails ends neither the others nor the report; what fails for all of them is thrown.
 */
public final class ImageBuild {

    private final ReleaseSource releases;
    private final ConfigCheckers judges;
    private final ImageBuilder builder;
    private final BuildCache past;
    private final SourceFiles files;
    private final Clock clock;
    private final BuildEvents events;

    /**
     * @param releases from where the tarballs come
     * @param judges finds the release's own checker of configurations
     * @param builder the container engine; stays open
     * @param past knows what was done before, on this machine
     * @param files from where the plan's files are read
     * @param clock for durations and the label that tells when an image was made
     * @param events is told of everything
     */
    public ImageBuild(
            ReleaseSource releases,
            ConfigCheckers judges,
            ImageBuilder builder,
            BuildCache past,
            SourceFiles files,
            Clock clock,
            BuildEvents events) {
        this.releases = releases;
        this.judges = judges;
        this.builder = builder;
        this.past = past;
        this.files = files;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Builds every image of the plan.
     *
     * @param extras what does not stand in the plan
     * @throws StepFailedException if a step that is done once for all platforms fails
     * @throws InterruptedException if the thread is interrupted; downloads and builds were ended then
     */
    public BuildReport run(BuildSpec plan, BuildEnvironment extras) throws BuildException, InterruptedException {
        Steps steps = new Steps(clock, events);
        ReleaseVersion version = steps.run(
                StepId.once(BuildStep.RESOLVE), () -> resolve(plan), v -> plan.component().title() + " " + v);
        ConfigCheckStep check = new ConfigCheckStep(judges, past, events);
        RenderedConfig rendering =
                steps.run(StepId.once(BuildStep.RENDER), () -> render(plan, check), RenderedConfig::toString);
        List<PlatformFailure> failures = new ArrayList<>();
        ReleaseImages kept = new ReleaseImages(
                plan, builder, plan.image().baseImage().flatMap(extras::loginFor).orElse(null), past, clock, events);
        Map<Platform, VerifiedRelease> fetched =
                ParallelPlatforms.run(plan.platforms(), p -> fetch(plan, version, p, kept, steps), failures);
        if (!fetched.isEmpty()) {
            steps.run(StepId.once(BuildStep.CHECK), () -> check.run(plan, version, rendering), detail -> detail);
        }
        PlatformBuild maker =
                new PlatformBuild(plan, extras, version, rendering, builder, kept, past, steps, clock.instant(), events);
        Map<Platform, ImageReport> images =
                ParallelPlatforms.run(List.copyOf(fetched.keySet()), p -> maker.make(p, fetched.get(p)), failures);
        return new BuildReport(
                plan.componentId(),
                version.toString(),
                List.copyOf(images.values()),
                failures,
                steps.times(),
                rendering.configText(),
                rendering.config().length == 0 ? "" : rendering.configName(),
                steps.millis());
    }

    /** What can be told of the configuration by itself is told before anything is downloaded. */
    private RenderedConfig render(BuildSpec plan, ConfigCheckStep check) throws BuildException {
        RenderedConfig rendering = RenderedConfig.of(plan, files);
        try {
            check.atOnce(plan, rendering);
            return rendering;
        } catch (ConfigException e) {
            throw new StepFailedException(StepId.once(BuildStep.CHECK), e);
        }
    }

    private ReleaseVersion resolve(BuildSpec plan) throws BuildException, InterruptedException {
        Component component = plan.component();
        ReleaseVersion version = releases.resolve(component, plan.version(), plan.release(), events);
        if (!component.supports(version)) {
            throw new BuildException(
                    component.title() + " " + version + " is too old; allowed: " + component.oldest() + " or later");
        }
        List<Platform> missing = new ArrayList<>(plan.platforms());
        missing.removeAll(component.platformsOf(version));
        if (!missing.isEmpty()) {
            throw new BuildException(component.title() + " " + version + " was not released for " + names(missing)
                    + "; allowed: " + names(component.platformsOf(version)));
        }
        return version;
    }

    private VerifiedRelease fetch(
            BuildSpec plan, ReleaseVersion version, Platform platform, ReleaseImages kept, Steps steps)
            throws BuildException, InterruptedException {
        ReleaseAsset asset = new ReleaseAsset(plan.component(), version, platform);
        VerifiedRelease fetched = steps.run(
                StepId.of(BuildStep.FETCH, platform), () -> fetch(plan, asset, kept), VerifiedRelease::toString);
        return steps.run(StepId.of(BuildStep.VERIFY, platform), fetched::verified, VerifiedRelease::verdict);
    }

    private VerifiedRelease fetch(BuildSpec plan, ReleaseAsset asset, ReleaseImages kept)
            throws BuildException, InterruptedException {
        Optional<Sha256> expected = releases.checksum(asset, plan.release(), events);
        Optional<MadeImage> image = expected.isPresent() ? kept.find(asset, expected.get()) : Optional.empty();
        return image.isPresent()
                ? VerifiedRelease.of(asset, expected.get(), image.get())
                : VerifiedRelease.of(releases.fetch(asset, plan.release(), expected, events), expected);
    }

    private static String names(List<Platform> platforms) {
        return platforms.stream().map(Platform::toString).collect(Collectors.joining(", "));
    }
}
