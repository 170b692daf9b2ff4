package io.jenkins.plugins.monitoringimages.cli.input;

import io.jenkins.plugins.monitoringimages.build.config.DirectoryFiles;
import io.jenkins.plugins.monitoringimages.build.config.SourceFiles;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.ImageOutput;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.SpecException;
import io.jenkins.plugins.monitoringimages.spec.StackSpec;
import io.jenkins.plugins.monitoringimages.spec.reader.SpecContext;
import io.jenkins.plugins.monitoringimages.spec.reader.SpecReader;
import io.jenkins.plugins.monitoringimages.spec.reader.StackReader;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The parameters by which every command names its spec. */
public final class SpecFile {

    /** Four bytes for each character that a spec may have. */
    private static final int LARGEST = 4 << 20;

    @Parameters(index = "0", paramLabel = "SPEC", description = "The spec, a YAML file.")
    private Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Replaces a value of the spec, such as version=latest, release.mirror=http://127.0.0.1:8000 "
                    + "or platforms=[linux/arm64]. Can be given several times.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    /** @throws UsageException if there is no such file */
    public BuildSpec plan() throws UsageException, SpecException {
        return plan(Map.of(), List.of());
    }

    /**
     * @param more replace values of the spec, and those of {@code --set}
     * @param outputs replace those of the spec; none to take those
     * @throws UsageException if there is no such file
     */
    public BuildSpec plan(Map<String, String> more, List<ImageOutput> outputs) throws UsageException, SpecException {
        Map<String, String> all = new LinkedHashMap<>(overrides);
        all.putAll(more);
        return SpecReader.read(readable(), all, new SpecContext(this::declaration, outputs, ""));
    }

    /**
     * The spec of a stack.
     *
     * @param outputs replace those of the spec; none to take those
     * @throws UsageException if there is no such file
     */
    public StackSpec stack(List<ImageOutput> outputs) throws UsageException, SpecException {
        return StackReader.read(readable(), overrides, outputs);
    }

    private String readable() throws UsageException {
        if (Files.isDirectory(file)) {
            throw new UsageException(file + " is a directory; a spec is a file");
        }
        try {
            return text();
        } catch (IOException e) {
            throw new UsageException("The spec " + file + " cannot be read: there is no such file, or no access");
        }
    }

    /** Reads no more than a spec may have, and one byte, so that it is told that this is too much. */
    private String text() throws IOException, UsageException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new UsageException("The spec " + file + " has more than " + LARGEST + " bytes; allowed: a spec");
            }
            Report report = new Report(file.toString());
            String text = Utf8.decode(bytes, report);
            if (!report.isEmpty()) {
                throw new UsageException(report.findings().get(0).toString());
            }
            return text;
        }
    }

    private String declaration(String path) throws BuildException {
        return new String(files().read(path), StandardCharsets.UTF_8);
    }

    /** In which the spec lies; relative paths in it begin there. */
    public Path directory() {
        return file.toAbsolutePath().normalize().getParent();
    }

    /** The files below the spec's directory. */
    public SourceFiles files() {
        return new DirectoryFiles(directory());
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
