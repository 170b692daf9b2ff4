package io.jenkins.plugins.monitoringimages.cli.input;

import io.jenkins.plugins.monitoringimages.model.ImageOutput;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where images are put, when that is not to be what the spec says. */
public final class OutputPlaces {

    @Option(
            names = "--output",
            paramLabel = "OUTPUT",
            description = "Where the image is put, in place of what the spec says: docker, registry, oci:DIR or "
                    + "archive:FILE. Can be given several times. A path is taken from the current directory.")
    private List<String> outputs = new ArrayList<>();

    /** @return none to take those of the spec */
    public List<ImageOutput> given() throws UsageException {
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
