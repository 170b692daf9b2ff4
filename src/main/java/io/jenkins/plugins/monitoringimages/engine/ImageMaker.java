package io.jenkins.plugins.monitoringimages.engine;

import io.jenkins.plugins.monitoringimages.engine.catalog.Component;
import io.jenkins.plugins.monitoringimages.engine.dockerfile.Dockerfile;
import io.jenkins.plugins.monitoringimages.engine.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.engine.event.BuildStep;
import io.jenkins.plugins.monitoringimages.engine.event.StepId;
import io.jenkins.plugins.monitoringimages.engine.image.BuildContext;
import io.jenkins.plugins.monitoringimages.engine.image.BuildRequest;
import io.jenkins.plugins.monitoringimages.engine.image.BuiltImage;
import io.jenkins.plugins.monitoringimages.engine.image.ImageBuilder;
import io.jenkins.plugins.monitoringimages.engine.image.ImageException;
import io.jenkins.plugins.monitoringimages.engine.image.Proof;
import io.jenkins.plugins.monitoringimages.engine.image.Proof.Outcome;
import io.jenkins.plugins.monitoringimages.engine.image.ProofRequest;
import io.jenkins.plugins.monitoringimages.engine.model.BuildException;
import io.jenkins.plugins.monitoringimages.engine.model.ImageReference;
import io.jenkins.plugins.monitoringimages.engine.model.Platform;
import io.jenkins.plugins.monitoringimages.engine.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.engine.plan.BuildPlan;
import io.jenkins.plugins.monitoringimages.engine.plan.SmokeTest;
import io.jenkins.plugins.monitoringimages.engine.release.ReleaseTarball;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the image of one platform: build, prove, tag, push. Only a proven image gets a tag that people use. */
final class ImageMaker {

    /** Emulated, on a slow machine, Prometheus has been seen to take half a minute to become ready. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final BuildPlan plan;
    private final BuildExtras extras;
    private final ReleaseVersion version;
    private final Rendering rendering;
    private final ImageBuilder builder;
    private final Steps steps;
    private final Instant now;
    private final BuildEvents events;

    ImageMaker(
            BuildPlan plan,
            BuildExtras extras,
            ReleaseVersion version,
            Rendering rendering,
            ImageBuilder builder,
            Steps steps,
            Instant now,
            BuildEvents events) {
        this.plan = plan;
        this.extras = extras;
        this.version = version;
        this.rendering = rendering;
        this.builder = builder;
        this.steps = steps;
        this.now = now;
        this.events = events;
    }

    ImageReport make(Platform platform, ReleaseTarball tarball) throws BuildException, InterruptedException {
        Dockerfile dockerfile = dockerfile();
        BuildContext context = ImageContext.of(plan.component(), rendering, dockerfile, tarball);
        BuildRequest request = new BuildRequest(platform, plan.image().base(), context, Map.of());
        BuiltImage image = steps.run(
                StepId.of(BuildStep.BUILD, platform),
                () -> builder.build(request, events),
                built -> built.id() + ", " + built.platform());
        boolean tagged = false;
        try {
            Proof proof = prove(platform, image);
            List<ImageReference> tags = tags(platform);
            steps.run(StepId.of(BuildStep.TAG, platform), () -> tag(image, tags), Object::toString);
            tagged = true;
            String digest = extras.push() ? push(platform, tags) : "";
            return new ImageReport(
                    image,
                    tags.stream().map(ImageReference::toString).toList(),
                    digest,
                    tarball.asset().fileName(),
                    tarball.sha256(),
                    tarball.size(),
                    tarball.downloaded(),
                    proof,
                    dockerfile.text());
        } finally {
            if (!tagged) {
                builder.discard(image.id());
            }
        }
    }

    private Dockerfile dockerfile() {
        Map<String, String> labels = new LinkedHashMap<>(ImageLabels.created(now));
        labels.putAll(extras.labels());
        return Rendering.dockerfile(plan, version, labels);
    }

    private Proof prove(Platform platform, BuiltImage image) throws BuildException, InterruptedException {
        if (plan.smokeTest() == SmokeTest.OFF) {
            return new Proof(Outcome.OFF, "the spec says smokeTest: off");
        }
        Component component = plan.component();
        ProofRequest request = new ProofRequest(
                image.id(), platform, component.programPath(), component.port(), component.readyPath(), PATIENCE);
        return steps.run(StepId.of(BuildStep.PROVE, platform), () -> prove(request), Proof::detail);
    }

    private Proof prove(ProofRequest request) throws BuildException, InterruptedException {
        Proof proof = builder.prove(request, events);
        if (proof.outcome() == Outcome.CANNOT_RUN) {
            if (plan.smokeTest() == SmokeTest.REQUIRED) {
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
                        digest = builder.push(tag, extras.login(), events);
                    }
                    return digest.orElse("");
                },
                digest -> digest);
    }
}
