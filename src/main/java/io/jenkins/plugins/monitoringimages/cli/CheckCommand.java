package io.jenkins.plugins.monitoringimages.cli;

import io.jenkins.plugins.monitoringimages.cli.input.CheckedKind;
import io.jenkins.plugins.monitoringimages.cli.input.CliEnvironment;
import io.jenkins.plugins.monitoringimages.cli.input.NeighbouringFiles;
import io.jenkins.plugins.monitoringimages.cli.input.ReleaseChecker;
import io.jenkins.plugins.monitoringimages.cli.input.UsageException;
import io.jenkins.plugins.monitoringimages.component.http.WebConfigCheck;
import io.jenkins.plugins.monitoringimages.component.prometheus.check.ConfigCheck;
import io.jenkins.plugins.monitoringimages.component.prometheus.discovery.TargetGroups;
import io.jenkins.plugins.monitoringimages.component.prometheus.rules.RuleFileCheck;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.yaml.ConfigText;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code check}: a configuration without a Prometheus. */
@Command(
        name = "check",
        description = "Checks configurations, rule files, files of targets and web configurations of Prometheus, and "
                + "configurations of Alertmanager and blackbox_exporter by the release's own program. Prints "
                + "file:line:column: message for each finding.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Parameters(arity = "1..*", paramLabel = "FILE",
            description = "Files such as prometheus.yml or rules/*.yml; - for the standard input.")
    private List<Path> files;

    @Option(names = "--as", paramLabel = "KIND",
            description = "What the files are: ${COMPLETION-CANDIDATES}; otherwise told by their content.")
    private CheckedKind kind;

    @Option(names = "--for", paramLabel = "VERSION",
            description = "The version of the program that will read them, such as 2.53.5. Otherwise what any Prometheus takes is good,"
                    + " and the latest Alertmanager or blackbox_exporter checks its own.")
    private String version;

    @Mixin
    private ReleaseChecker releases;

    CheckCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws UsageException, BuildException, InterruptedException {
        boolean good = true;
        for (Path file : files) {
            List<Finding> findings = check(file);
            findings.forEach(environment.out()::println);
            good &= findings.isEmpty();
        }
        return good ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private List<Finding> check(Path file) throws UsageException, BuildException, InterruptedException {
        boolean standardInput = file.toString().equals("-");
        String name = standardInput ? "standard input" : file.toString();
        byte[] bytes = standardInput ? read(System.in, name) : read(file);
        CheckedKind as = kind != null ? kind : CheckedKind.of(bytes);
        NeighbouringFiles beside =
                new NeighbouringFiles(standardInput ? Path.of("") : file.toAbsolutePath().getParent());
        return switch (as) {
            case prometheus -> ConfigCheck.check(name, bytes, version(), beside);
            case rules -> RuleFileCheck.check(name, bytes, version());
            case targets -> TargetGroups.check(name, bytes, version());
            case web -> WebConfigCheck.check(name, bytes);
            case alertmanager -> byRelease("alertmanager", name, bytes, beside);
            case blackbox -> byRelease("blackbox_exporter", name, bytes, beside);
        };
    }

    private List<Finding> byRelease(String component, String name, byte[] bytes, NeighbouringFiles beside)
            throws UsageException, BuildException, InterruptedException {
        ConsoleEvents events = new ConsoleEvents(environment, false);
        try {
            return releases.check(component, version(), name, bytes, beside, environment, events);
        } finally {
            events.end();
        }
    }

    private Optional<ReleaseVersion> version() throws UsageException {
        try {
            return Optional.ofNullable(version).map(ReleaseVersion::parse);
        } catch (InvalidValueException e) {
            throw new UsageException("--for: " + e.getMessage());
        }
    }

    private static byte[] read(Path file) throws UsageException {
        if (Files.isDirectory(file)) {
            throw new UsageException(file + " is a folder; a configuration is a file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        } catch (IOException e) {
            throw new UsageException("The file " + file + " cannot be read: there is no such file, or no access");
        }
    }

    /** Reads no more than the check would look at, and one byte, so that it says that this is too much. */
    private static byte[] read(InputStream in, String name) throws UsageException {
        try {
            return in.readNBytes(ConfigText.MOST_CHARACTERS + 1);
        } catch (IOException e) {
            throw new UsageException("The file " + name + " cannot be read: there is no such file, or no access");
        }
    }
}
