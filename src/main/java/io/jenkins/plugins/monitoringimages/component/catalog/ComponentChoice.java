package io.jenkins.plugins.monitoringimages.component.catalog;

import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.yaml.ConfigException;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode;
import io.jenkins.plugins.monitoringimages.yaml.YamlWriter;
import java.io.Serializable;

/**
 * Which component is meant: one of the catalog, or one that is declared. It can be sent to another machine.
 *
 * @param id of the component
 * @param declaration its text, which is good; empty for one of the catalog
 */
public record ComponentChoice(String id, String declaration) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** One of the catalog. */
    public static ComponentChoice of(Component component) {
        return new ComponentChoice(component.id(), "");
    }

    /**
     * One that is declared.
     *
     * @param text the declaration
     * @param name how findings call it
     * @throws ConfigException with all that is wrong, by line and column
     */
    public static ComponentChoice declared(String text, String name) throws ConfigException {
        return new ComponentChoice(ComponentReader.read(text, name).id(), text);
    }

    /** The same from nodes. */
    public static ComponentChoice declared(YamlNode node, String name) throws ConfigException {
        return new ComponentChoice(ComponentReader.read(node, new Report(name)).id(), YamlWriter.write(node));
    }

    public Component component() {
        if (declaration.isEmpty()) {
            return ComponentCatalog.byId(id);
        }
        try {
            return ComponentReader.read(declaration, ComponentReader.NAME);
        } catch (ConfigException e) {
            throw new IllegalStateException("A declaration that was good is not good any more: " + e.getMessage(), e);
        }
    }
}
