package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.build.Preparation.Prepared;
import io.jenkins.plugins.monitoringimages.build.config.GivenConfig;
import io.jenkins.plugins.monitoringimages.build.config.RenderedConfig;
import io.jenkins.plugins.monitoringimages.build.image.ImageMaker;
import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.build.report.ParallelPlatforms;
import io.jenkins.plugins.monitoringimages.build.report.PlatformFailure;
import io.jenkins.plugins.monitoringimages.build.report.StepFailedException;
import io.jenkins.plugins.monitoringimages.build.report.Steps;
import io.jenkins.plugins.monitoringimages.image.BaseImageSource;
import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import java.util.List;
import java.util.Map;

/**
 * The use case: from a spec to images. Resolve, render, fetch, verify, check, build, smoke test, store and tag, in this
 * order; what is done for each platform is done for several of them side by side. What was done before, and is still there,
 * is not done again.
 *
 * <p>One platform that fails ends neither the others nor the report; what fails for all of them is thrown.
 */
public final class ImageBuild {

    private final Preparation preparation;
    private final Workshop workshop;

    /**
     * How images are made, run and put away.
     *
     * @param maker makes them
     * @param bases from where the images come that they are built on
     * @param destinations get them
     * @param smokeTests run them
     */
    public record Workshop(
            ImageMaker maker, BaseImageSource bases, Destinations destinations, SmokeTests smokeTests) {}

    /** @param workshop makes the images; what it uses stays open */
    ImageBuild(Preparation preparation, Workshop workshop) {
        this.preparation = preparation;
        this.workshop = workshop;
    }

    /**
     * Builds every image of the spec.
     *
     * @param environment what does not stand in the spec
     * @throws StepFailedException if a step that is done once for all platforms fails
     * @throws InterruptedException if the thread is interrupted; downloads and builds were ended then
     */
    public BuildReport run(BuildSpec spec, BuildEnvironment environment) throws BuildException, InterruptedException {
        return run(spec, environment, Approval.ALWAYS);
    }

    /** @param approval is asked before anything gets a tag */
    public BuildReport run(BuildSpec spec, BuildEnvironment environment, Approval approval)
            throws BuildException, InterruptedException {
        Prepared prepared = preparation.run(spec, workshop.bases());
        Steps steps = prepared.steps();
        RenderedConfig rendered = prepared.rendered();
        List<PlatformFailure> failures = prepared.failures();
        PlatformBuild build = new PlatformBuild(spec, environment, rendered, workshop, steps);
        Map<Platform, BuiltPlatform> built = ParallelPlatforms.run(
                List.copyOf(prepared.releases().keySet()), p -> build.make(prepared.releases().get(p)), failures);
        // Who waits for an approval wants all of them or nothing.
        if (approval != Approval.ALWAYS && failures.isEmpty()) {
            approval.approve(build.candidates(built.values()));
        }
        Publication.Result published =
                new Publication(spec, workshop.destinations(), build, steps).run(built.values(), failures);
        return new BuildReport(
                spec.componentId(),
                prepared.version().toString(),
                published.images(),
                published.indexDigest(),
                workshop.destinations().all().stream().map(ImageTarget::description).toList(),
                failures,
                steps.times(),
                rendered.config().map(GivenConfig::text).orElse(""),
                rendered.config().map(GivenConfig::name).orElse(""),
                steps.millis());
    }
}
