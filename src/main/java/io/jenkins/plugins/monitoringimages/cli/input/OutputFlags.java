package io.jenkins.plugins.monitoringimages.cli.input;

import io.jenkins.plugins.monitoringimages.model.ImageOutput;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.SpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a build puts its images, when it is not to do what the spec says. */
public final class OutputFlags {

    @Mixin
    private OutputPlaces places;

    @Option(
            names = "--pull",
            paramLabel = "WHEN",
            description = "When the base image is fetched, in place of what the spec says: missing, always or never.")
    private String pull;

    @Option(names = "--push", description = "Pushes the tags too, beside the outputs of the spec.")
    private boolean push;

    /** The spec, with what stands on the command line. */
    public BuildSpec plan(SpecFile spec) throws UsageException, SpecException {
        Map<String, String> overrides = pull == null ? Map.of() : Map.of("image.pull", pull);
        List<ImageOutput> given = places.given();
        BuildSpec plan = spec.plan(overrides, given);
        if (!push || plan.image().output().has(ImageOutput.Kind.REGISTRY)) {
            return plan;
        }
        List<ImageOutput> pushed = new ArrayList<>(plan.image().output().outputs());
        pushed.add(ImageOutput.registry());
        return spec.plan(overrides, pushed);
    }
}
