package io.jenkins.plugins.monitoringimages.cli;

import io.jenkins.plugins.monitoringimages.build.config.BuildMachine;
import io.jenkins.plugins.monitoringimages.cli.input.CliEnvironment;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Runs the command line within the test's own process. */
final class CommandLineRun {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> variables = new HashMap<>();
    private final Path home;
    private final boolean terminal;

    CommandLineRun(Path home, boolean terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    CommandLineRun with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    int run(String... args) {
        CliEnvironment environment = new CliEnvironment(
                variables,
                home,
                new BuildMachine("Linux", "amd64"),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                terminal,
                Clock.systemUTC());
        return Main.commandLine(environment, args).execute(args);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
