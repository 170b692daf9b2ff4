package io.jenkins.plugins.monitoringimages.cli.input;

import io.jenkins.plugins.monitoringimages.model.ImageOutput;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.SpecException;
import io.jenkins.plugins.monitoringimages.spec.StackSpec;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where a build puts its images, when it is not to do what the spec says. */
public final class OutputFlags {

    @Option(
            names = "--output",
            paramLabel = "OUTPUT",
            description = "Where the image is put, in place of what the spec says: docker, registry, oci:DIR or "
                    + "archive:FILE. Can be given several times. A path is taken from the current directory.")
    private List<String> outputs = new ArrayList<>();

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
        List<ImageOutput> given = outputs();
        BuildSpec plan = spec.plan(overrides, given);
        if (!push || plan.image().output().has(ImageOutput.Kind.REGISTRY)) {
            return plan;
        }
        List<ImageOutput> pushed = new ArrayList<>(plan.image().output().outputs());
        pushed.add(ImageOutput.registry());
        return spec.plan(overrides, pushed);
    }

    /** The spec of a stack, with what stands on the command line. */
    public StackSpec stack(SpecFile spec) throws UsageException, SpecException {
        if (push || pull != null) {
            throw new UsageException("--push and --pull are for one image; allowed for a stack: --output, and --set image.pull=always");
        }
        return spec.stack(outputs());
    }

    private List<ImageOutput> outputs() throws UsageException {
        List<ImageOutput> given = new ArrayList<>();
        for (String output : outputs) {
            given.add(parse(output));
        }
        return given;
    }

    private static ImageOutput parse(String text) throws UsageException {
        try {
            String[] parts = text.split(":", 2);
            boolean path = parts.length == 2 && !parts[1].isBlank();
            return ImageOutput.parse(
                    path ? parts[0] + ":" + Path.of(parts[1]).toAbsolutePath().normalize() : text);
        } catch (InvalidValueException | InvalidPathException e) {
            throw new UsageException("--output: "
                    + new InvalidValueException(text, "docker, registry, oci:DIR or archive:FILE").getMessage());
        }
    }
}
