package io.jenkins.plugins.monitoringimages.cli;

import io.jenkins.plugins.monitoringimages.cli.input.CliEnvironment;
import io.jenkins.plugins.monitoringimages.cli.input.UsageException;
import io.jenkins.plugins.monitoringimages.cli.output.ComponentText;
import io.jenkins.plugins.monitoringimages.cli.output.TextTable;
import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.ConfigFile;
import io.jenkins.plugins.monitoringimages.component.catalog.ComponentCatalog;
import io.jenkins.plugins.monitoringimages.component.catalog.ComponentReader;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.yaml.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** {@code components}: the catalog, and one component in it or in a file. */
@Command(
        name = "components",
        description = "Lists what images can be built of, or shows one of it: where its releases are, how its image is run, and for "
                + "which platforms it was released.",
        mixinStandardHelpOptions = true)
final class ComponentsCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Parameters(arity = "0..1", paramLabel = "COMPONENT", description = "An id of the catalog, or a file that declares a component.")
    private String component;

    ComponentsCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws UsageException {
        try {
            environment.out().print(component == null ? all() : ComponentText.of(find(component)));
        } catch (ConfigException e) {
            e.findings().forEach(environment.out()::println);
            return ExitCode.SOFTWARE;
        } finally {
            environment.out().flush();
        }
        return ExitCode.OK;
    }

    private static Component find(String name) throws UsageException, ConfigException {
        if (!name.contains("/") && !name.matches(".*\\.ya?ml")) {
            try {
                return ComponentCatalog.byId(name);
            } catch (InvalidValueException e) {
                throw new UsageException(e.getMessage() + ", or a file that declares one");
            }
        }
        try {
            return ComponentReader.read(Files.readString(Path.of(name)), name);
        } catch (IOException e) {
            throw new UsageException("The file " + name + " cannot be read: there is no such file of text, or no access");
        }
    }

    private static String all() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("COMPONENT", "SINCE", "PORT", "CONFIGURATION", "DATA", "DESCRIPTION"));
        ComponentCatalog.components().forEach(component -> rows.add(row(component)));
        return TextTable.of(rows);
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
