package io.jenkins.plugins.monitoringimages.component.catalog;

import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.yaml.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The components that everybody can build.
 *
 * <p>Ports, paths and flags are those of each project's own Dockerfile, except that every image here runs as
 * {@code nobody}.
 */
public final class ComponentCatalog {

    /** The files of the catalog, by name and in its order; a class loader cannot list them. */
    private static final String LIST = "catalog.txt";

    private static final String DIRECTORY = "/io/jenkins/plugins/monitoringimages/components/";

    private static final List<Component> COMPONENTS = read(LIST).lines()
            .map(String::trim)
            .filter(name -> !name.isEmpty())
            .map(ComponentCatalog::component)
            .toList();

    private ComponentCatalog() {}

    /** All components, in their order. */
    public static List<Component> components() {
        return COMPONENTS;
    }

    /** What is built where nothing else is said: the first of all. */
    public static Component byDefault() {
        return COMPONENTS.get(0);
    }

    /** The ids of all components, in the same order. */
    public static List<String> ids() {
        return COMPONENTS.stream().map(Component::id).toList();
    }

    public static Optional<Component> find(String id) {
        return COMPONENTS.stream().filter(component -> component.id().equals(id)).findFirst();
    }

    /** @throws InvalidValueException if the catalog has no such component */
    public static Component byId(String id) {
        return find(id).orElseThrow(() -> new InvalidValueException(id, "one of " + String.join(", ", ids())));
    }

    private static Component component(String name) {
        try {
            return ComponentReader.read(read(name + ".yaml"), name + ".yaml");
        } catch (ConfigException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static String read(String name) {
        try (InputStream in = ComponentCatalog.class.getResourceAsStream(DIRECTORY + name)) {
            if (in == null) {
                throw new IllegalStateException("The component catalog has no file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The component catalog cannot be read", e);
        }
    }
}
