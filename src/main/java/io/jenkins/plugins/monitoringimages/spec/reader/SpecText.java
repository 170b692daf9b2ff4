package io.jenkins.plugins.monitoringimages.spec.reader;

import io.jenkins.plugins.monitoringimages.spec.SpecException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The text of a spec, and what replaces single values of it.
 *
 * @param yaml the text
 * @param overrides values that replace those of the text, as YAML by key path ({@code release.mirror})
 */
public record SpecText(String yaml, Map<String, String> overrides) {

    public SpecText {
        overrides = Collections.unmodifiableMap(new LinkedHashMap<>(overrides));
    }

    /** @throws SpecException if it is not one YAML document */
    Node root() throws SpecException {
        Node root = SpecDocument.ofText(yaml);
        for (Map.Entry<String, String> override : overrides.entrySet()) {
            root = SpecDocument.with(root, override.getKey(), override.getValue());
        }
        return root;
    }
}
