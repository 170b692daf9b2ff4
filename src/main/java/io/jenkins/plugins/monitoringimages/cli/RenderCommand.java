package io.jenkins.plugins.monitoringimages.cli;

import io.jenkins.plugins.monitoringimages.build.RenderedConfig;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code render}: what a build would send, without building. */
@Command(
        name = "render",
        description = "Writes the Dockerfile, the configuration and its rule files, as a build would send them together with the "
                + "files of the release.",
        mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {

    private final CliEnvironment surroundings;

    @Mixin
    private SpecFile spec;

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "The folder to write to.")
    private Path folder;

    RenderCommand(CliEnvironment surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        BuildSpec plan = spec.plan();
        ReleaseVersion version = plan.version().exact().orElseThrow(() -> new UsageException(
                "The spec asks for the latest version, which only a build finds out; name one: --set version=2.53.5"));
        RenderedConfig rendering = RenderedConfig.of(plan, spec.files());
        List<Finding> findings = rendering.findings(plan);
        findings.forEach(finding -> surroundings.err().println("error: " + finding));
        if (!findings.isEmpty()) {
            return ExitCode.SOFTWARE;
        }
        write("Dockerfile", RenderedConfig.dockerfile(plan, version, Map.of()).text().getBytes(StandardCharsets.UTF_8));
        if (rendering.config().length > 0) {
            write("config/" + rendering.configName(), rendering.config());
        }
        for (Map.Entry<String, byte[]> rules : rendering.ruleFiles().entrySet()) {
            write("config/" + rules.getKey(), rules.getValue());
        }
        return ExitCode.OK;
    }

    private void write(String name, byte[] content) throws UsageException {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UsageException("The file " + file + " cannot be written: " + e.getMessage());
        }
        surroundings.out().println(file);
    }
}
