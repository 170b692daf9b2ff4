package io.jenkins.plugins.monitoringimages.spec.reader;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One mapping of a spec. Whoever reads it asks for each key by name; what is wrong is collected, and so is every key
 * that was asked for, so that {@link #refuseUnknownKeys} can tell which keys exist.
 *
 * <p>Scalars are taken as the text that stands in the spec: a version {@code 3.10} stays that and does not become the
 * number 3.1, and a label {@code on} stays a text.
 */
final class SpecSection {

    private final SpecProblems problems;
    private final String path;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    /** @param node a mapping, or null for a section that is not in the spec */
    SpecSection(SpecProblems problems, String path, Node node) {
        this.problems = problems;
        this.path = path;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::add);
        } else if (node != null && !isNothing(node)) {
            problems.add(path, line(node), "is " + kind(node) + "; allowed: a mapping of keys to values");
        }
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Whether a key holds a mapping. */
    boolean isMapping(String key) {
        return values.get(key) instanceof MappingNode;
    }

    /** Whether there is anything at a key that should be a list, right or wrong. */
    boolean hasItems(String key) {
        Node node = values.get(key);
        return node instanceof MappingNode || node != null && !items(key, node).isEmpty();
    }

    /** Takes keys for known that somebody else reads. */
    void know(List<String> others) {
        known.addAll(others);
    }

    /** The keys that stand in the spec. */
    Set<String> given() {
        return values.keySet();
    }

    String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    int line(String key) {
        return values.containsKey(key) ? line(values.get(key)) : 0;
    }

    SpecSection section(String key) {
        return new SpecSection(problems, path(key), ask(key));
    }

    /** A scalar's text, or the default where the key is missing or empty. */
    String text(String key, String defaultValue) {
        return value(key, defaultValue, Function.identity());
    }

    /** What the parser makes of a scalar, or the default where the key is missing, empty or wrong. */
    <T> T value(String key, T defaultValue, Function<String, T> parser) {
        Node node = ask(key);
        String text = node == null ? null : scalar(path(key), node);
        return text == null || text.isEmpty() ? defaultValue : parse(path(key), node, text, parser, defaultValue);
    }

    boolean flag(String key, boolean defaultValue) {
        return value(key, defaultValue, text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidValueException(text, "true or false");
        });
    }

    /** What the parser makes of each item of a list; wrong ones are left out. A single scalar is a list of one. */
    <T> List<T> list(String key, List<T> defaultValue, Function<String, T> parser) {
        Node node = ask(key);
        if (node == null) {
            return defaultValue;
        }
        List<T> parsed = new ArrayList<>();
        List<Node> items = items(key, node);
        for (int i = 0; i < items.size(); i++) {
            String itemPath = path(key) + "[" + i + "]";
            String text = scalar(itemPath, items.get(i));
            T item = text == null ? null : parse(itemPath, items.get(i), text, parser, null);
            if (item != null) {
                parsed.add(item);
            }
        }
        return parsed;
    }

    /** A list of mappings. */
    List<SpecSection> sections(String key) {
        Node node = ask(key);
        List<SpecSection> sections = new ArrayList<>();
        List<Node> items = node == null ? List.of() : items(key, node);
        for (int i = 0; i < items.size(); i++) {
            Node item = items.get(i);
            String itemPath = path(key) + "[" + i + "]";
            if (isNothing(item)) {
                problems.add(itemPath, line(item), "is empty; allowed: a mapping of keys to values");
            }
            sections.add(new SpecSection(problems, itemPath, item));
        }
        return sections;
    }

    /** A mapping of names to texts, such as labels. */
    Map<String, String> texts(String key) {
        Node node = ask(key);
        Map<String, String> texts = new LinkedHashMap<>();
        if (node != null) {
            SpecSection section = new SpecSection(problems, path(key), node);
            section.values.forEach((name, value) -> {
                String text = isNothing(value) ? "" : section.scalar(section.path(name), value);
                if (text != null) {
                    texts.put(name, text);
                }
            });
        }
        return texts;
    }

    /** Reports what stands at a key as wrong. */
    void problem(String key, String message) {
        problems.add(path(key), line(key), message);
    }

    /**
     * Reports what stands within the text at a key as wrong, by its line in the spec where the text keeps its lines there,
     * and by its place in the text where it does not.
     */
    void problemWithin(String key, Finding finding) {
        boolean keepsLines = values.get(key) instanceof ScalarNode scalar
                && scalar.getScalarStyle() == ScalarStyle.LITERAL
                && scalar.getStartMark() != null;
        if (keepsLines && finding.line() > 0) {
            problems.add(path(key), line(key) + finding.line(), finding.message());
        } else {
            problem(key, finding.toString());
        }
    }

    /** Reports what stands within the mapping, the text or the file at a key as wrong. */
    void problemInside(String key, Finding finding) {
        if (isMapping(key)) {
            problems.add(path(key), finding.line(), finding.message());
        } else {
            problemWithin(key, finding);
        }
    }

    /** What stands at a key, with its places. */
    YamlNode node(String key) {
        return YamlNodes.of(ask(key));
    }

    /** To be called when all keys were asked for. */
    void refuseUnknownKeys() {
        keys.forEach((key, node) -> {
            if (!known.contains(key)) {
                problems.add(path(key), line(node), "is not known; allowed: " + String.join(", ", known));
            }
        });
    }

    private void add(NodeTuple tuple) {
        Node keyNode = tuple.getKeyNode();
        if (!(keyNode instanceof ScalarNode scalar)) {
            problems.add(path, line(keyNode), "has a key that is " + kind(keyNode) + "; allowed: a text");
            return;
        }
        String key = scalar.getValue();
        if (keys.put(key, keyNode) != null) {
            problems.add(path(key), line(keyNode), "is given twice; allowed: once");
        } else if (!isNothing(tuple.getValueNode())) {
            values.put(key, tuple.getValueNode());
        }
    }

    private Node ask(String key) {
        known.add(key);
        problems.asked(path(key));
        return values.get(key);
    }

    private List<Node> items(String key, Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().isEmpty() ? List.of() : List.of(node);
        }
        problems.add(path(key), line(node), "is " + kind(node) + "; allowed: a list");
        return List.of();
    }

    private String scalar(String at, Node node) {
        if (node instanceof ScalarNode scalar && !isNothing(node)) {
            return scalar.getValue();
        }
        problems.add(at, line(node), "is " + kind(node) + "; allowed: a single value");
        return null;
    }

    private <T> T parse(String at, Node node, String text, Function<String, T> parser, T otherwise) {
        try {
            return parser.apply(text);
        } catch (InvalidValueException e) {
            problems.add(at, line(node), e.getMessage());
            return otherwise;
        }
    }

    private static boolean isNothing(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static int line(Node node) {
        Mark mark = node.getStartMark();
        return mark == null ? 0 : mark.getLine() + 1;
    }

    private static String kind(Node node) {
        if (isNothing(node)) {
            return "empty";
        }
        return switch (node.getNodeId()) {
            case mapping -> "a mapping";
            case sequence -> "a list";
            default -> "the single value " + InvalidValueException.quote(((ScalarNode) node).getValue());
        };
    }
}
