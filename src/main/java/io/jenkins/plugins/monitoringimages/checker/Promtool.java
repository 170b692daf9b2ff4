package io.jenkins.plugins.monitoringimages.checker;

import io.jenkins.plugins.monitoringimages.component.ConfigChecker;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Has a configuration judged by a promtool.
 *
 * <p>The configuration is checked with {@code promtool check config --syntax-only}, the rule files with
 * {@code promtool check rules}. Without {@code --syntax-only} promtool would look for the certificates, passwords and
 * rule files that the configuration names: on the build machine, where they are not what they will be in the image. So
 * a good configuration would be refused, and contents of the build machine's files could come up in messages. What
 * promtool would have found out about rule files is found out by the check before. A promtool before 2.36 does not
 * know {@code --syntax-only}; it runs without, and a file that it misses is a warning.
 *
 * <p>Lint, such as a rule that is there twice, is a warning.
 */
public final class Promtool implements ConfigChecker {

    private static final String CONFIG = "prometheus.yml";
    private static final String HERE = "./";
    private static final int OK = 0;
    private static final int REFUSED = 1;
    private static final int LINT = 3;
    private static final Pattern MISSING_FILE =
            Pattern.compile(".*(?:no such file or directory|does not point to an existing file|permission denied)");

    private final Path executable;
    private final Path scratch;
    private final Duration timeout;

    /**
     * @param executable a promtool that runs on this machine
     * @param scratch a folder in which directories can be made for the time of a judgement; made where it is missing
     * @param timeout how long one run of promtool may take, above zero
     */
    public Promtool(Path executable, Path scratch, Duration timeout) {
        this.executable = executable.toAbsolutePath();
        this.scratch = scratch;
        this.timeout = timeout;
    }

    @Override
    public List<Finding> check(byte[] config, String configName, Map<String, byte[]> ruleFiles, BuildEvents events)
            throws CheckerException, InterruptedException {
        try (Scratch files = new Scratch(scratch)) {
            files.write(CONFIG, config);
            for (Map.Entry<String, byte[]> rules : ruleFiles.entrySet()) {
                files.write(rules.getKey(), rules.getValue());
            }
            List<Finding> findings = new ArrayList<>(config(files.directory(), configName, events));
            if (!ruleFiles.isEmpty()) {
                findings.addAll(rules(files.directory(), ruleFiles.keySet(), events));
            }
            return List.copyOf(findings);
        }
    }

    private List<Finding> config(Path directory, String configName, BuildEvents events)
            throws CheckerException, InterruptedException {
        ProgramRun run = run(directory, List.of("check", "config", "--syntax-only", CONFIG));
        if (run.exitCode() != OK && run.output().contains("unknown long flag '--syntax-only'")) {
            run = run(directory, List.of("check", "config", CONFIG));
        }
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : findings(run, CONFIG, directory, events)) {
            if (MISSING_FILE.matcher(finding.message()).matches()) {
                events.warning("promtool has not checked all of " + configName + ": " + finding.message());
            } else if (finding.file().equals(CONFIG)) {
                findings.add(new Finding(configName, finding.line(), finding.column(), finding.message()));
            }
        }
        return findings;
    }

    private List<Finding> rules(Path directory, Set<String> ruleFiles, BuildEvents events)
            throws CheckerException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("check", "rules"));
        // Behind "./" no name can be taken as a flag, or as a file of arguments.
        ruleFiles.stream().sorted().forEach(name -> command.add(HERE + name));
        return findings(run(directory, command), "rule files", directory, events).stream()
                .map(finding -> new Finding(
                        finding.file().startsWith(HERE) ? finding.file().substring(HERE.length()) : finding.file(),
                        finding.line(), finding.column(), finding.message()))
                .toList();
    }

    private ProgramRun run(Path directory, List<String> arguments) throws CheckerException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(arguments);
        return ProgramRun.of(command, directory, timeout);
    }

    /**
     * What a run has found; lint and warnings are passed on, as is all that it has printed.
     *
     * @param subject what is refused where promtool does not say
     */
    private static List<Finding> findings(ProgramRun run, String subject, Path directory, BuildEvents events)
            throws CheckerException {
        String output = run.output().replace(directory + "/", "");
        List<String> lines = output.lines().map(String::trim).filter(line -> !line.isEmpty()).toList();
        String last = lines.isEmpty() ? "it has printed nothing" : lines.get(lines.size() - 1);
        if (run.exitCode() != OK && run.exitCode() != REFUSED && run.exitCode() != LINT) {
            throw new CheckerException("promtool has ended with code " + run.exitCode() + ": " + last);
        }
        for (String line : lines) {
            if (line.startsWith("WARNING")) {
                events.warning("promtool: " + line);
            } else {
                events.output(line);
            }
        }
        List<Finding> findings = PromtoolOutput.findings(output);
        if (run.exitCode() == REFUSED) {
            return findings.isEmpty()
                    ? List.of(new Finding(subject, 0, 0, "promtool refuses this: " + last))
                    : findings;
        }
        if (run.exitCode() == LINT) {
            findings.forEach(finding -> events.warning("promtool: " + finding));
        }
        return List.of();
    }
}
