package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.build.Approval.Candidate;
import io.jenkins.plugins.monitoringimages.build.config.RenderedConfig;
import io.jenkins.plugins.monitoringimages.build.image.ComponentImage;
import io.jenkins.plugins.monitoringimages.build.image.ImageMaker;
import io.jenkins.plugins.monitoringimages.build.release.VerifiedRelease;
import io.jenkins.plugins.monitoringimages.build.report.StepFailedException;
import io.jenkins.plugins.monitoringimages.build.report.Steps;
import io.jenkins.plugins.monitoringimages.event.BuildStep;
import io.jenkins.plugins.monitoringimages.event.StepId;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import io.jenkins.plugins.monitoringimages.image.StoredImage;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestResult.Outcome;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestResult;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.ByteCount;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Makes the image of one platform, runs it, and stores it where it goes. It has no tag afterwards. */
final class PlatformBuild {

    private final BuildSpec spec;
    private final BuildEnvironment environment;
    private final RenderedConfig rendered;
    private final ImageMaker maker;
    private final Destinations destinations;
    private final SmokeTests smokeTests;
    private final Steps steps;

    PlatformBuild(
            BuildSpec spec,
            BuildEnvironment environment,
            RenderedConfig rendered,
            ImageBuild.Workshop workshop,
            Steps steps) {
        this.spec = spec;
        this.environment = environment;
        this.rendered = rendered;
        this.maker = workshop.maker();
        this.destinations = workshop.destinations();
        this.smokeTests = workshop.smokeTests();
        this.steps = steps;
    }

    BuiltPlatform make(VerifiedRelease release) throws BuildException, InterruptedException {
        Platform platform = release.asset().platform();
        ComponentImage component = new ComponentImage(spec, release.asset(), rendered, environment.labels());
        Instant created = environment.sourceDate().orElse(release.time());
        Made made = steps.run(
                StepId.of(BuildStep.BUILD, platform),
                () -> make(component, release, created),
                Made::toString);
        SmokeTestResult result = test(component, made.image());
        store(BuildStep.WRITE, made.image(), destinations.files());
        store(BuildStep.PUSH, made.image(), destinations.registries());
        return new BuiltPlatform(
                release,
                made.image(),
                made.stored(),
                result,
                component.dockerfile(Optional.of(created)).text());
    }

    /** The images as somebody sees them who has to approve of them. */
    List<Candidate> candidates(Collection<BuiltPlatform> built) throws BuildException, InterruptedException {
        List<Candidate> candidates = new ArrayList<>();
        for (BuiltPlatform each : built) {
            Optional<String> id = each.stored().isPresent()
                    ? each.stored().map(StoredImage::id)
                    : smokeTests.engineId(each.image());
            List<String> arguments =
                    new ComponentImage(spec, each.release().asset(), rendered, environment.labels()).arguments();
            candidates.add(new Candidate(each.image().platform(), id.orElse(""), arguments, each.smokeTest()));
        }
        return candidates;
    }

    private void store(BuildStep step, Image image, List<ImageTarget> targets)
            throws StepFailedException, InterruptedException {
        for (ImageTarget target : targets) {
            steps.run(
                    StepId.of(step, image.platform()),
                    () -> target.store(image, tags(spec.image().tags(), image.platform(), target)),
                    stored -> target.description() + ": " + moved(stored));
        }
    }

    /** The tags of one platform at a target: where several platforms cannot share one, each has its name behind it. */
    List<ImageReference> tags(List<ImageReference> tags, Platform platform, ImageTarget target) {
        return spec.platforms().size() == 1 || target.holdsIndexes()
                ? tags
                : tags.stream().map(tag -> tag.withTagSuffix(platform.suffix())).toList();
    }

    private Made make(ComponentImage component, VerifiedRelease release, Instant created)
            throws BuildException, InterruptedException {
        Image image = maker.make(component.describe(release.layer(), Optional.of(created)));
        if (destinations.engine().isEmpty()) {
            return new Made(image, Optional.empty());
        }
        ImageTarget engine = destinations.engine().get();
        return new Made(
                image,
                Optional.of(engine.store(image, tags(spec.image().tags(), release.asset().platform(), engine))));
    }

    private SmokeTestResult test(ComponentImage component, Image image) throws BuildException, InterruptedException {
        if (smokeTests.isOff()) {
            return new SmokeTestResult(Outcome.OFF, "the spec says smokeTest: off");
        }
        return steps.run(
                StepId.of(BuildStep.SMOKE_TEST, image.platform()),
                () -> smokeTests.run(image, component.asset().component(), component.arguments()),
                SmokeTestResult::detail);
    }

    private static String moved(StoredImage stored) {
        return stored.moved() == 0 ? "unchanged" : ByteCount.words(stored.moved()) + " sent";
    }

    /** @param stored what the engine calls it, where it is one of the outputs */
    private record Made(Image image, Optional<StoredImage> stored) {

        @Override
        public String toString() {
            return stored.map(StoredImage::id).orElse(image.id()) + ", " + image.platform()
                    + stored.map(there -> ", " + moved(there)).orElse("");
        }
    }
}
