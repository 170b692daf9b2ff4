package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.event.BuildStep;
import io.jenkins.plugins.monitoringimages.event.StepId;
import io.jenkins.plugins.monitoringimages.image.BuildCache;
import io.jenkins.plugins.monitoringimages.image.BuiltImage;
import io.jenkins.plugins.monitoringimages.image.ImageBuilder;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.ImageSettings;
import io.jenkins.plugins.monitoringimages.image.LayerRequest;
import io.jenkins.plugins.monitoringimages.image.MadeImage;
import io.jenkins.plugins.monitoringimages.image.SmokeTestRequest;
import io.jenkins.plugins.monitoringimages.image.SmokeTestResult.Outcome;
import io.jenkins.plugins.monitoringimages.image.SmokeTestResult;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Dockerfile;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.ImageOutput;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.SmokeTestMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the image of one platform: build, prove, tag, push. Only a proven image gets a tag that people use. */
final class PlatformBuild {

    /** Emulated, on a slow machine, Prometheus has been seen to take half a minute to become ready. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final BuildSpec plan;
    private final BuildEnvironment extras;
    private final ReleaseVersion version;
    private final RenderedConfig rendering;
    private final ImageBuilder builder;
    private final ReleaseImages releaseImages;
    private final BuildCache past;
    private final Steps steps;
    private final Instant now;
    private final BuildEvents events;

    PlatformBuild(
            BuildSpec plan,
            BuildEnvironment extras,
            ReleaseVersion version,
            RenderedConfig rendering,
            ImageBuilder builder,
            ReleaseImages releaseImages,
            BuildCache past,
            Steps steps,
            Instant now,
            BuildEvents events) {
        this.plan = plan;
        this.extras = extras;
        this.version = version;
        this.rendering = rendering;
        this.builder = builder;
        this.releaseImages = releaseImages;
        this.past = past;
        this.steps = steps;
        this.now = now;
        this.events = events;
    }

    ImageReport make(Platform platform, VerifiedRelease release) throws BuildException, InterruptedException {
        Made image = steps.run(StepId.of(BuildStep.BUILD, platform), () -> provide(platform, release), Made::toString);
        boolean tagged = false;
        try {
            SmokeTestResult proof = prove(platform, image);
            List<ImageReference> tags = tags(platform);
            steps.run(StepId.of(BuildStep.TAG, platform), () -> tag(image.image(), tags), Object::toString);
            tagged = true;
            remember(image, release, proof);
            String digest = plan.image().output().has(ImageOutput.Kind.REGISTRY) ? push(platform, tags) : "";
            return new ImageReport(
                    image.image(),
                    tags.stream().map(ImageReference::toString).toList(),
                    digest,
                    release.asset().fileName(),
                    release.sha256(),
                    release.size(),
                    release.downloaded(),
                    proof,
                    image.dockerfile().text());
        } finally {
            if (!tagged) {
                builder.discard(image.image().id());
            }
        }
    }

    /** The image of the same inputs, if the engine has it; or else a new one, on the image of the release. */
    private Made provide(Platform platform, VerifiedRelease release) throws BuildException, InterruptedException {
        ReleaseImages.Recipe recipe = releaseImages.recipe(release.asset(), release.sha256());
        Sha256 inputs = inputs(recipe);
        Optional<MadeImage> before = past.image(inputs);
        Optional<BuiltImage> there = before.isPresent() ? builder.find(before.get().id()) : Optional.empty();
        if (there.isPresent() && there.get().platform().equals(platform)) {
            return new Made(there.get(), inputs, before, dockerfile(before.get().made()));
        }
        Dockerfile dockerfile = dockerfile(now);
        LayerRequest request = new LayerRequest(
                platform,
                releaseImages.provide(recipe, release.tarball(), dockerfile),
                ImageContext.configLayer(plan, rendering, dockerfile),
                ImageSettings.of(dockerfile));
        return new Made(builder.layer(request, events), inputs, Optional.empty(), dockerfile);
    }

    private Dockerfile dockerfile(Instant created) {
        Map<String, String> labels = new LinkedHashMap<>(ImageLabels.created(created));
        labels.putAll(extras.labels());
        return RenderedConfig.dockerfile(plan, version, labels);
    }

    /** The checksum of all that an image is made of, but the time. */
    private Sha256 inputs(ReleaseImages.Recipe release) {
        String text = String.join(
                "\n",
                release.inputs().hex(),
                RenderedConfig.dockerfile(plan, version, extras.labels()).text(),
                rendering.fingerprint());
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What was seen of an image when it ran stays true, but is not enough where the proof is required. */
    private SmokeTestResult prove(Platform platform, Made image) throws BuildException, InterruptedException {
        if (plan.smokeTest() == SmokeTestMode.OFF) {
            return new SmokeTestResult(Outcome.OFF, "the spec says smokeTest: off");
        }
        Optional<String> seen = image.before().flatMap(MadeImage::proof);
        if (seen.isPresent() && plan.smokeTest() == SmokeTestMode.AUTO) {
            return steps.run(
                    StepId.of(BuildStep.PROVE, platform),
                    () -> new SmokeTestResult(Outcome.READY, seen.get() + ", when this image was made"),
                    SmokeTestResult::detail);
        }
        Component component = plan.component();
        SmokeTestRequest request = new SmokeTestRequest(
                image.image().id(), platform, component.programPath(), component.port(), component.readyPath(), PATIENCE);
        return steps.run(StepId.of(BuildStep.PROVE, platform), () -> prove(request), SmokeTestResult::detail);
    }

    private void remember(Made image, VerifiedRelease release, SmokeTestResult proof) {
        Optional<String> seen = proof.outcome() == Outcome.READY
                ? Optional.of(proof.detail())
                : Optional.empty();
        if (image.before().isEmpty() || image.before().get().proof().isEmpty() && seen.isPresent()) {
            Instant created = image.before().map(MadeImage::made).orElse(now);
            past.remember(image.inputs(), new MadeImage(image.image().id(), created, release.size(), seen));
        }
    }

    private SmokeTestResult prove(SmokeTestRequest request) throws BuildException, InterruptedException {
        SmokeTestResult proof = builder.prove(request, events);
        if (proof.outcome() == Outcome.CANNOT_RUN) {
            if (plan.smokeTest() == SmokeTestMode.REQUIRED) {
                throw new ImageException("The image cannot be proven, and smokeTest is required: " + proof.detail());
            }
            events.warning("The image for " + request.platform() + " was not run: " + proof.detail());
        }
        return proof;
    }

    /** One platform has the tags of the plan; of several, each has its name behind them. */
    private List<ImageReference> tags(Platform platform) {
        return plan.platforms().size() == 1
                ? plan.image().tags()
                : plan.image().tags().stream().map(t -> t.withTagSuffix(platform.suffix())).toList();
    }

    private List<ImageReference> tag(BuiltImage image, List<ImageReference> tags) throws ImageException {
        for (ImageReference tag : tags) {
            builder.tag(image.id(), tag);
        }
        return tags;
    }

    private String push(Platform platform, List<ImageReference> tags) throws BuildException, InterruptedException {
        return steps.run(
                StepId.of(BuildStep.PUSH, platform),
                () -> {
                    Optional<String> digest = Optional.empty();
                    for (ImageReference tag : tags) {
                        digest = builder.push(tag, extras.loginFor(tag).orElse(null), events);
                    }
                    return digest.orElse("");
                },
                digest -> digest);
    }

    /**
     * An image, made now or before.
     *
     * @param inputs the checksum of what it is made of
     * @param before what is known of it from then
     * @param dockerfile what it is made by
     */
    private record Made(BuiltImage image, Sha256 inputs, Optional<MadeImage> before, Dockerfile dockerfile) {

        @Override
        public String toString() {
            return image.id() + ", " + image.platform()
                    + before.map(known -> ", unchanged since " + known.made().truncatedTo(ChronoUnit.SECONDS)).orElse("");
        }
    }
}
