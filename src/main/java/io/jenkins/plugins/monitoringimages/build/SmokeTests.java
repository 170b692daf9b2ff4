package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.HealthCheck;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestRequest;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestResult.Outcome;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestResult;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTester;
import io.jenkins.plugins.monitoringimages.image.smoke.WebEndpoint;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.spec.SmokeTestMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs images before anybody gets them, as the spec asks for it and as far as there is an engine. */
public final class SmokeTests {

    /** Emulated, on a slow machine, Prometheus has been seen to take half a minute to become ready. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final SmokeTestMode mode;
    private final Optional<Laboratory> laboratory;
    private final String obstacle;
    private final BuildCache cache;
    private final BuildEvents events;

    /**
     * Where images are run.
     *
     * @param engine takes the image
     * @param tester runs it there
     */
    public record Laboratory(ImageTarget engine, SmokeTester tester) {}

    /**
     * @param laboratory empty where no engine can be had
     * @param obstacle why there is none, as a sentence; empty where there is one
     */
    public SmokeTests(
            SmokeTestMode mode, Optional<Laboratory> laboratory, String obstacle, BuildCache cache, BuildEvents events) {
        this.mode = mode;
        this.laboratory = laboratory;
        this.obstacle = obstacle;
        this.cache = cache;
        this.events = events;
    }

    boolean isOff() {
        return mode == SmokeTestMode.OFF;
    }

    /** By what the engine knows an image, which is put there for it; empty where no engine can be had. */
    Optional<String> engineId(Image image) throws ImageException, InterruptedException {
        return laboratory.isEmpty()
                ? Optional.empty()
                : Optional.of(laboratory.get().engine().store(image, List.of()).id());
    }

    /**
     * What was seen of an image when it ran stays true, but is not enough where the smoke test is required.
     *
     * @param arguments with which it is started
     */
    SmokeTestResult run(Image image, Component component, List<String> arguments) throws BuildException, InterruptedException {
        Optional<String> seen = mode == SmokeTestMode.AUTO ? cache.seenReady(image.id()) : Optional.empty();
        if (seen.isPresent()) {
            return new SmokeTestResult(Outcome.READY, seen.get() + ", when this image was made");
        }
        if (laboratory.isEmpty()) {
            if (mode == SmokeTestMode.REQUIRED) {
                throw new ImageException("The image cannot be run, and smokeTest is required: " + obstacle);
            }
            return new SmokeTestResult(Outcome.CANNOT_RUN, obstacle);
        }
        SmokeTestResult result = run(laboratory.get(), image, component, arguments);
        if (result.outcome() == Outcome.CANNOT_RUN) {
            if (mode == SmokeTestMode.REQUIRED) {
                throw new ImageException("The image cannot be run, and smokeTest is required: " + result.detail());
            }
            events.warning("The image for " + image.platform() + " was not run: " + result.detail());
        } else if (result.outcome() == Outcome.READY) {
            cache.rememberReady(image.id(), result.detail());
        }
        return result;
    }

    /** Where a component answers that is started with these arguments. */
    public static WebEndpoint endpoint(Component component, List<String> arguments) {
        HealthCheck health = component.run().health();
        return WebEndpoint.of(
                component.port(),
                health.path(),
                new WebEndpoint.Flags(
                        health.portFlags(), health.prefixFlags(), health.urlFlags(), health.pathFlags(), health.guardFlags()),
                arguments);
    }

    private static SmokeTestResult run(Laboratory laboratory, Image image, Component component, List<String> arguments)
            throws BuildException, InterruptedException {
        String id = laboratory.engine().store(image, List.of()).id();
        return laboratory
                .tester()
                .test(new SmokeTestRequest(
                        id, image.platform(), component.programPath(), endpoint(component, arguments), component.run().health().tools(), PATIENCE));
    }
}
