package io.jenkins.plugins.monitoringimages.spec.reader;

import io.jenkins.plugins.monitoringimages.component.catalog.ComponentCatalog;
import io.jenkins.plugins.monitoringimages.component.catalog.ComponentChoice;
import io.jenkins.plugins.monitoringimages.component.catalog.ComponentReader;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.spec.SpecFiles;
import io.jenkins.plugins.monitoringimages.spec.SpecValues;
import io.jenkins.plugins.monitoringimages.yaml.ConfigException;

/**
 * Reads the key {@code component}: an id of the catalog, a file that declares a component, or the declaration itself, as a
 * mapping or as its text.
 */
final class ComponentKey {

    private static final String KEY = "component";

    /** Something of which nothing is known: no complaint is about what it would be. */
    private static final String UNKNOWN = """
            id: unknown
            ports: [1]
            archive: {repository: unknown/unknown}
            configuration: {path: /etc/unknown/unknown.yml, generator: prometheus}
            repeatable: [--*]
            """;

    private final SpecSection spec;
    private final SpecFiles files;

    ComponentKey(SpecSection spec, SpecFiles files) {
        this.spec = spec;
        this.files = files;
    }

    ComponentChoice choice() {
        try {
            if (spec.isMapping(KEY)) {
                return ComponentChoice.declared(spec.node(KEY), ComponentReader.NAME);
            }
            String text = spec.text(KEY, ComponentCatalog.byDefault().id());
            if (text.contains("\n") || text.startsWith("{")) {
                return ComponentChoice.declared(text, ComponentReader.NAME);
            }
            if (text.contains("/") || text.matches(".*\\.ya?ml")) {
                String path = SpecValues.file(text.replaceFirst("^\\./", ""));
                return ComponentChoice.declared(files.read(path), path);
            }
            return ComponentCatalog.find(text).map(ComponentChoice::of).orElseThrow(() -> new InvalidValueException(
                    text, "one of " + String.join(", ", ComponentCatalog.ids()) + ", or a declaration of another one: a mapping, "
                            + "or a file such as ./components/mine.yml"));
        } catch (ConfigException e) {
            e.findings().forEach(finding -> spec.problemInside(KEY, finding));
        } catch (InvalidValueException | BuildException e) {
            spec.problem(KEY, e.getMessage());
        }
        return unknown();
    }

    private static ComponentChoice unknown() {
        try {
            return ComponentChoice.declared(UNKNOWN, ComponentReader.NAME);
        } catch (ConfigException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
