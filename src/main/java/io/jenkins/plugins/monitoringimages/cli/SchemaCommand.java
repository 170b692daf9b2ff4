package io.jenkins.plugins.monitoringimages.cli;

import io.jenkins.plugins.monitoringimages.cli.input.CliEnvironment;
import io.jenkins.plugins.monitoringimages.spec.reference.SpecSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code schema}: the keys of a spec, for editors. */
@Command(name = "schema", description = "Prints the JSON Schema of a spec, for editors.", mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    SchemaCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        environment.out().print(SpecSchema.text());
        environment.out().flush();
        return ExitCode.OK;
    }
}
