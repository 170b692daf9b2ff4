package io.jenkins.plugins.monitoringimages.checker;

import io.jenkins.plugins.monitoringimages.component.CheckedFiles;
import io.jenkins.plugins.monitoringimages.component.CheckerProgram;
import io.jenkins.plugins.monitoringimages.component.ConfigChecker;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Has a configuration checked by a program of the component's release.
 *
 * <p>It runs in a temporary directory with the configuration and the rule files, without the environment of this process. A
 * program may look on the build machine for files that the configuration names, such as certificates. What it misses there is
 * a warning, since in the image it may be there; so is lint, such as a rule that is there twice.
 */
public final class ProgramChecker implements ConfigChecker {

    /** No rule file is called that: a name in a spec does not begin with a dot. */
    private static final String CONFIG = ".configuration.yml";

    private static final String HERE = "./";
    private static final int OK = 0;
    private static final int REFUSED = 1;
    private static final int LINT = 3;
    private static final Pattern MISSING_FILE =
            Pattern.compile(".*(?:no such file or directory|does not point to an existing file|permission denied)");

    private final CheckerProgram program;
    private final Path executable;
    private final Path scratch;
    private final Duration timeout;

    /**
     * @param program how it is called
     * @param executable the program, for this machine
     * @param scratch a directory in which directories can be made for the time of a check; made where it is missing
     * @param timeout how long one run may take, above zero
     */
    public ProgramChecker(CheckerProgram program, Path executable, Path scratch, Duration timeout) {
        this.program = program;
        this.executable = executable.toAbsolutePath();
        this.scratch = scratch;
        this.timeout = timeout;
    }

    @Override
    public List<Finding> check(CheckedFiles subject, BuildEvents events) throws CheckerException, InterruptedException {
        try (Scratch files = new Scratch(scratch)) {
            files.write(CONFIG, subject.config());
            for (Map<String, byte[]> more : List.of(subject.ruleFiles(), subject.others())) {
                for (Map.Entry<String, byte[]> file : more.entrySet()) {
                    files.write(file.getKey(), file.getValue());
                }
            }
            List<Finding> findings = new ArrayList<>(config(files.directory(), subject.configName(), events));
            if (!subject.ruleFiles().isEmpty() && !program.rules().isEmpty()) {
                findings.addAll(rules(files.directory(), subject.ruleFiles().keySet(), events));
            }
            if (subject.webConfig().isPresent() && !program.web().isEmpty()) {
                findings.addAll(web(files.directory(), subject.webConfig().get(), events));
            }
            return List.copyOf(findings);
        }
    }

    private List<Finding> config(Path directory, String configName, BuildEvents events)
            throws CheckerException, InterruptedException {
        List<String> arguments = program.arguments(HERE + CONFIG);
        ProgramRun run = run(directory, arguments);
        Optional<String> unknown = program.optional()
                .filter(flag -> run.exitCode() != OK && run.output().contains("unknown long flag '" + flag + "'"));
        ProgramRun last = unknown.isEmpty()
                ? run
                : run(directory, arguments.stream().filter(argument -> !argument.equals(unknown.get())).toList());
        return withoutMissingFiles(findings(last, configName, directory, events), configName, events);
    }

    private List<Finding> web(Path directory, String name, BuildEvents events)
            throws CheckerException, InterruptedException {
        List<String> command = new ArrayList<>(program.web());
        command.add(HERE + name);
        ProgramRun run = run(directory, command);
        if (run.exitCode() != OK && run.output().contains("expected command but got")) {
            events.warning(program.program() + " of this release does not check " + name);
            return List.of();
        }
        return withoutMissingFiles(withoutHere(findings(run, name, directory, events)), name, events);
    }

    /** What a file names may lie elsewhere in the image, so that what is missed here is a warning. */
    private List<Finding> withoutMissingFiles(List<Finding> all, String file, BuildEvents events) {
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : all) {
            if (MISSING_FILE.matcher(finding.message()).matches()) {
                events.warning(program.program() + " has not checked all of " + file + ": " + finding.message());
            } else if (finding.file().equals(file)) {
                findings.add(finding);
            }
        }
        return findings;
    }

    private List<Finding> rules(Path directory, Set<String> ruleFiles, BuildEvents events)
            throws CheckerException, InterruptedException {
        List<String> command = new ArrayList<>(program.rules());
        // Behind "./" no name can be taken as a flag, or as a file of arguments.
        ruleFiles.stream().sorted().forEach(name -> command.add(HERE + name));
        return withoutHere(findings(run(directory, command), "rule files", directory, events));
    }

    private static List<Finding> withoutHere(List<Finding> findings) {
        return findings.stream()
                .map(finding -> new Finding(
                        finding.file().startsWith(HERE) ? finding.file().substring(HERE.length()) : finding.file(),
                        finding.line(), finding.column(), finding.message()))
                .toList();
    }

    private ProgramRun run(Path directory, List<String> arguments) throws CheckerException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(arguments);
        return ProgramRun.of(program.program(), command, directory, timeout);
    }

    /**
     * What a run has found; lint and warnings are passed on, and all that it has printed.
     *
     * @param subject what is refused where the program does not say
     */
    private List<Finding> findings(ProgramRun run, String subject, Path directory, BuildEvents events)
            throws CheckerException {
        String output = run.output().replace(directory + "/", "").replace(HERE + CONFIG, subject).replace(CONFIG, subject);
        List<String> lines = output.lines().map(String::trim).filter(line -> !line.isEmpty()).toList();
        String last = lines.isEmpty() ? "it has printed nothing" : lines.get(lines.size() - 1);
        if (run.exitCode() != OK && run.exitCode() != REFUSED && run.exitCode() != LINT) {
            throw new CheckerException(program.program() + " has ended with code " + run.exitCode() + ": " + last);
        }
        for (String line : lines) {
            if (line.startsWith("WARNING")) {
                events.warning(program.program() + ": " + line);
            } else {
                events.output(line);
            }
        }
        List<Finding> findings = CheckerOutput.findings(output, subject);
        if (run.exitCode() == REFUSED) {
            return findings.isEmpty()
                    ? List.of(new Finding(subject, 0, 0, program.program() + " refuses this: " + last))
                    : findings;
        }
        if (run.exitCode() == LINT) {
            findings.forEach(finding -> events.warning(program.program() + ": " + finding));
        }
        return List.of();
    }
}
