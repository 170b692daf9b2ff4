package io.jenkins.plugins.monitoringimages.cli;

import io.jenkins.plugins.monitoringimages.component.prometheus.check.ConfigCheck;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** {@code check}: a configuration without a Prometheus. */
@Command(
        name = "check",
        description = "Checks Prometheus configurations, and prints file:line:column: message for each finding.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    private final CliEnvironment surroundings;

    @Parameters(arity = "1..*", paramLabel = "CONFIG", description = "Configurations such as prometheus.yml.")
    private List<Path> files;

    CheckCommand(CliEnvironment surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws UsageException {
        boolean good = true;
        for (Path file : files) {
            List<Finding> findings = ConfigCheck.check(file.toString(), read(file));
            findings.forEach(surroundings.out()::println);
            good &= findings.isEmpty();
        }
        return good ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static byte[] read(Path file) throws UsageException {
        if (Files.isDirectory(file)) {
            throw new UsageException(file + " is a folder; a configuration is a file");
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UsageException("The file " + file + " cannot be read: there is no such file, or no access");
        }
    }
}
