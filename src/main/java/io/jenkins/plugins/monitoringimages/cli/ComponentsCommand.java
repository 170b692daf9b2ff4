package io.jenkins.plugins.monitoringimages.cli;

import io.jenkins.plugins.monitoringimages.cli.input.CliEnvironment;
import io.jenkins.plugins.monitoringimages.cli.output.TextTable;
import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.ConfigFile;
import io.jenkins.plugins.monitoringimages.component.catalog.ComponentCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code components}: the catalog. */
@Command(name = "components", description = "Lists what images can be built of.", mixinStandardHelpOptions = true)
final class ComponentsCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    ComponentsCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("COMPONENT", "SINCE", "PORT", "CONFIGURATION", "DATA", "DESCRIPTION"));
        ComponentCatalog.components().forEach(component -> rows.add(row(component)));
        environment.out().print(TextTable.of(rows));
        environment.out().flush();
        return ExitCode.OK;
    }

    private static List<String> row(Component component) {
        return List.of(
                component.id(),
                component.availability().oldest().toString(),
                String.valueOf(component.port()),
                component.config().map(ConfigFile::path).orElse("-"),
                component.run().stateDirectory().isEmpty() ? "-" : component.run().stateDirectory(),
                component.about().description());
    }
}
