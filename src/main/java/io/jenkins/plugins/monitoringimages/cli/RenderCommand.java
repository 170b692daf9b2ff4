package io.jenkins.plugins.monitoringimages.cli;

import io.jenkins.plugins.monitoringimages.build.config.ConfigFindings;
import io.jenkins.plugins.monitoringimages.build.config.RenderedConfig;
import io.jenkins.plugins.monitoringimages.build.image.ComponentImage;
import io.jenkins.plugins.monitoringimages.cli.input.CliEnvironment;
import io.jenkins.plugins.monitoringimages.cli.input.SpecFile;
import io.jenkins.plugins.monitoringimages.cli.input.UsageException;
import io.jenkins.plugins.monitoringimages.image.FileEntry;
import io.jenkins.plugins.monitoringimages.image.dockerfile.DockerfileWriter;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code render}: what a build would send, without building. */
@Command(
        name = "render",
        description = "Writes the Dockerfile and its context, all but the release tarball, which has to be put beside it for a "
                + "docker build.",
        mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Mixin
    private SpecFile spec;

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "The directory to write to.")
    private Path folder;

    RenderCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        BuildSpec plan = spec.plan();
        ReleaseVersion version = plan.version().exact().orElseThrow(() -> new UsageException(
                "The spec asks for the latest version, which only a build finds out; name one: --set version=2.53.5"));
        RenderedConfig rendered = RenderedConfig.of(plan, spec.files());
        ConfigFindings known = new ConfigFindings(plan, rendered);
        List<Finding> findings = known.findings();
        findings.forEach(finding -> environment.err().println("error: " + finding));
        if (!findings.isEmpty()) {
            return ExitCode.SOFTWARE;
        }
        known.warnings().forEach(warning -> environment.err().println("warning: " + warning));
        ComponentImage image = ComponentImage.preview(plan, version, rendered);
        write("Dockerfile", image.dockerfile(Optional.empty()).text().getBytes(StandardCharsets.UTF_8));
        for (FileEntry entry : image.files()) {
            write(entry);
        }
        return ExitCode.OK;
    }

    private void write(FileEntry entry) throws UsageException {
        String name = DockerfileWriter.contextPath(entry);
        switch (entry.kind()) {
            case FILE -> write(name, entry.content());
            case DIRECTORY -> write(name, Files::createDirectories);
            case LINK -> write(name, link -> {
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, Path.of(entry.target()));
            });
        }
    }

    private void write(String name, byte[] content) throws UsageException {
        write(name, file -> Files.write(file, content));
        environment.out().println(folder.resolve(name));
    }

    private void write(String name, Writing writing) throws UsageException {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            writing.to(file);
        } catch (IOException e) {
            throw new UsageException("The file " + file + " cannot be written: " + e.getMessage());
        }
    }

    /** Puts something at a path. */
    @FunctionalInterface
    private interface Writing {
        void to(Path file) throws IOException;
    }
}
