package io.jenkins.plugins.monitoringimages.spec.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The keys of a spec as a JSON Schema, for editors: it knows the keys, their types and choices. What else is allowed is the
 * reader's to say.
 *
 * @see <a href="https://json-schema.org/draft/2020-12">JSON Schema 2020-12</a>
 */
public final class SpecSchema {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SpecSchema() {}

    /** The schema, with a line feed at its end. */
    public static String text() {
        ObjectNode root = NODES.objectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "Monitoring Images spec");
        root.put("description", "What an image of Prometheus or one of its companions is built of.");
        root.setAll(section(""));
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of texts can always be written", e);
        }
    }

    private static ObjectNode section(String path) {
        ObjectNode section = NODES.objectNode().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = section.putObject("properties");
        List<SpecKey> keys = SpecReference.keys().stream().filter(key -> key.section().equals(path)).toList();
        keys.forEach(key -> properties.set(key.name(), value(key)));
        List<String> required = keys.stream().filter(SpecKey::required).map(SpecKey::name).toList();
        if (!required.isEmpty()) {
            ArrayNode names = section.putArray("required");
            required.forEach(names::add);
        }
        return section;
    }

    private static ObjectNode value(SpecKey key) {
        ObjectNode described = NODES.objectNode().put("description", description(key));
        ObjectNode shape = switch (key.type()) {
            case TEXT -> scalar(key);
            case FLAG -> NODES.objectNode().put("type", "boolean");
            case TEXTS -> oneOrMany(scalar(key));
            case PAIRS -> pairs();
            case TEXT_OR_PAIRS -> anyOf(scalar(key), pairs());
            case DECLARATION -> anyOf(scalar(key), file(), NODES.objectNode().put("type", "object"));
            case SECTION -> section(key.path());
            case SECTIONS -> array(section(key.path() + "[]"));
        };
        return described.setAll(key.required() ? shape : orNothing(shape));
    }

    private static String description(SpecKey key) {
        return key.meaning()
                + (key.byDefault().isEmpty() ? "" : " Default: " + key.byDefault() + ".")
                + (key.allowed().isEmpty() ? "" : " Allowed: " + key.allowed() + ".");
    }

    /** A text that looks like a number or a boolean needs no quotes in a spec. */
    private static ObjectNode scalar(SpecKey key) {
        ObjectNode scalar = NODES.objectNode();
        if (!key.choices().isEmpty()) {
            ArrayNode choices = scalar.putArray("enum");
            key.choices().forEach(choices::add);
            return scalar;
        }
        scalar.putArray("type").add("string").add("number").add("boolean");
        return scalar;
    }

    private static ObjectNode file() {
        return NODES.objectNode().put("type", "string").put("pattern", "/|\\.ya?ml$");
    }

    private static ObjectNode pairs() {
        ObjectNode pairs = NODES.objectNode().put("type", "object");
        pairs.putObject("additionalProperties").putArray("type").add("string").add("number").add("boolean").add("null");
        return pairs;
    }

    private static ObjectNode array(ObjectNode items) {
        return NODES.objectNode().put("type", "array").set("items", items);
    }

    private static ObjectNode oneOrMany(ObjectNode item) {
        return anyOf(item, array(item.deepCopy()));
    }

    /** A key whose value is left out has its default. */
    private static ObjectNode orNothing(ObjectNode shape) {
        return anyOf(shape, NODES.objectNode().put("type", "null"));
    }

    private static ObjectNode anyOf(ObjectNode... shapes) {
        ObjectNode any = NODES.objectNode();
        ArrayNode all = any.putArray("anyOf");
        for (ObjectNode shape : shapes) {
            all.add(shape);
        }
        return any;
    }
}
