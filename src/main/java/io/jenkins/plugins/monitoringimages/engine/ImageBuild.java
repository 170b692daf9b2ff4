package io.jenkins.plugins.monitoringimages.engine;

import io.jenkins.plugins.monitoringimages.engine.catalog.Component;
import io.jenkins.plugins.monitoringimages.engine.catalog.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.engine.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.engine.event.BuildStep;
import io.jenkins.plugins.monitoringimages.engine.event.StepId;
import io.jenkins.plugins.monitoringimages.engine.image.ImageBuilder;
import io.jenkins.plugins.monitoringimages.engine.model.BuildException;
import io.jenkins.plugins.monitoringimages.engine.model.Platform;
import io.jenkins.plugins.monitoringimages.engine.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.engine.model.Sha256;
import io.jenkins.plugins.monitoringimages.engine.plan.BuildPlan;
import io.jenkins.plugins.monitoringimages.engine.release.ReleaseException;
import io.jenkins.plugins.monitoringimages.engine.release.ReleaseSource;
import io.jenkins.plugins.monitoringimages.engine.release.ReleaseTarball;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The use case: from a plan to images. Resolve, fetch, verify, render, check, build, prove, tag and push, in this
 * order; what is done for each platform is done for several of them side by side.
 *
 * <p>One platform that fails ends neither the others nor the report; what fails for all of them is thrown.
 */
public final class ImageBuild {

    private final ReleaseSource releases;
    private final JudgeSource judges;
    private final ImageBuilder builder;
    private final SourceFiles files;
    private final Clock clock;
    private final BuildEvents events;

    /**
     * @param releases from where the tarballs come
     * @param judges finds the release's own checker of configurations
     * @param builder the container engine; stays open
     * @param files from where the plan's files are read
     * @param clock for durations and the label that tells when an image was made
     * @param events is told of everything
     */
    public ImageBuild(
            ReleaseSource releases,
            JudgeSource judges,
            ImageBuilder builder,
            SourceFiles files,
            Clock clock,
            BuildEvents events) {
        this.releases = releases;
        this.judges = judges;
        this.builder = builder;
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
    public BuildReport run(BuildPlan plan, BuildExtras extras) throws BuildException, InterruptedException {
        Steps steps = new Steps(clock, events);
        ReleaseVersion version = steps.run(
                StepId.once(BuildStep.RESOLVE), () -> resolve(plan), v -> plan.component().title() + " " + v);
        List<PlatformFailure> failures = new ArrayList<>();
        Map<Platform, ReleaseTarball> tarballs =
                SideBySide.run(plan.platforms(), p -> fetch(plan, version, p, steps), failures);
        Rendering rendering =
                steps.run(StepId.once(BuildStep.RENDER), () -> Rendering.of(plan, files), Rendering::toString);
        ConfigStep check = new ConfigStep(judges, events);
        steps.run(StepId.once(BuildStep.CHECK), () -> check.run(plan, version, rendering), detail -> detail);
        ImageMaker maker =
                new ImageMaker(plan, extras, version, rendering, builder, steps, clock.instant(), events);
        Map<Platform, ImageReport> images =
                SideBySide.run(List.copyOf(tarballs.keySet()), p -> maker.make(p, tarballs.get(p)), failures);
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

    private ReleaseVersion resolve(BuildPlan plan) throws BuildException, InterruptedException {
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

    private ReleaseTarball fetch(BuildPlan plan, ReleaseVersion version, Platform platform, Steps steps)
            throws BuildException, InterruptedException {
        ReleaseAsset asset = new ReleaseAsset(plan.component(), version, platform);
        Fetched fetched = steps.run(
                StepId.of(BuildStep.FETCH, platform),
                () -> {
                    Optional<Sha256> expected = releases.checksum(asset, plan.release(), events);
                    return new Fetched(releases.fetch(asset, plan.release(), expected, events), expected);
                },
                Fetched::toString);
        return steps.run(StepId.of(BuildStep.VERIFY, platform), fetched::verified, tarball -> fetched.verdict());
    }

    private static String names(List<Platform> platforms) {
        return platforms.stream().map(Platform::toString).collect(Collectors.joining(", "));
    }

    /** A tarball and the checksum that it must have, if there is one. */
    private record Fetched(ReleaseTarball tarball, Optional<Sha256> expected) {

        ReleaseTarball verified() throws ReleaseException {
            if (expected.isPresent() && !expected.get().equals(tarball.sha256())) {
                throw new ReleaseException(tarball.asset() + " has the SHA-256 " + tarball.sha256() + " and not "
                        + expected.get() + ", so nothing of it is used");
            }
            return tarball;
        }

        String verdict() {
            return "SHA-256 " + tarball.sha256() + (expected.isPresent() ? ", as it must be" : ", compared with nothing");
        }

        @Override
        public String toString() {
            return tarball.asset().fileName()
                    + (tarball.downloaded() ? ", " + tarball.size() + " bytes downloaded" : ", from the cache");
        }
    }
}
