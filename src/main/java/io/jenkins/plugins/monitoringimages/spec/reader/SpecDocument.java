package io.jenkins.plugins.monitoringimages.spec.reader;

import io.jenkins.plugins.monitoringimages.spec.SpecException;
import io.jenkins.plugins.monitoringimages.spec.SpecProblem;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.representer.Representer;

/** A spec as a tree of YAML nodes, from text or from values. */
final class SpecDocument {

    /** Larger than any spec that somebody writes, and small enough to be read at once: 1 Mi characters. */
    private static final int LARGEST = 1 << 20;

    private SpecDocument() {}

    /** @throws SpecException if the text is not one YAML document */
    static Node ofText(String yaml) throws SpecException {
        if (yaml.length() > LARGEST) {
            throw new SpecException(List.of(
                    new SpecProblem("", 0, "has " + yaml.length() + " characters; allowed: at most " + LARGEST)));
        }
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
            refuseCircles(root, Collections.newSetFromMap(new IdentityHashMap<>()), Collections.newSetFromMap(new IdentityHashMap<>()));
            return root == null ? emptyMapping() : root;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new SpecException(List.of(new SpecProblem("", line, "is not YAML: " + e.getProblem())));
        } catch (ReaderException e) {
            String before = yaml.substring(0, yaml.offsetByCodePoints(0, Math.min(e.getPosition(), yaml.codePointCount(0, yaml.length()))));
            int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
            throw new SpecException(List.of(new SpecProblem("", line, String.format(
                    "is not YAML: the character U+%04X is not allowed in it", e.getCodePoint()))));
        } catch (YAMLException e) {
            throw new SpecException(List.of(new SpecProblem("", 0, "is not YAML: " + e.getMessage().lines()
                    .findFirst().orElse("it cannot be read"))));
        } catch (IllegalArgumentException e) {
            // The scanner says so of an escape such as \x that the text ends in.
            throw new SpecException(List.of(new SpecProblem("", 0, "is not YAML: an escape in it is not complete")));
        }
    }

    /** @param values texts, booleans, lists and maps by key, as a form or Pipeline arguments give them */
    static Node ofValues(Map<String, ?> values) {
        return new Representer(new DumperOptions()).represent(values);
    }

    /**
     * The tree with another value at a key.
     *
     * @param key a path such as {@code release.mirror}
     * @param yaml the value, as YAML
     */
    static Node with(Node root, String key, String yaml) throws SpecException {
        try {
            Node value = withoutMarks(ofText(yaml.isEmpty() ? "''" : yaml));
            return put(root, List.of(key.split("\\.")), value);
        } catch (SpecException e) {
            // The lines are not those of the spec.
            throw new SpecException(e.problems().stream()
                    .map(problem -> new SpecProblem(key, 0, problem.message()))
                    .toList());
        }
    }

    /** An alias may not stand within what it stands for: such a tree has no end. */
    private static void refuseCircles(Node node, Set<Node> above, Set<Node> done) throws SpecException {
        if (node == null || node instanceof ScalarNode || done.contains(node)) {
            return;
        }
        if (!above.add(node)) {
            int line = node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
            throw new SpecException(List.of(new SpecProblem("", line, "has an alias inside of what it stands for; allowed: none")));
        }
        if (node instanceof SequenceNode list) {
            for (Node item : list.getValue()) {
                refuseCircles(item, above, done);
            }
        } else if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                refuseCircles(tuple.getKeyNode(), above, done);
                refuseCircles(tuple.getValueNode(), above, done);
            }
        }
        above.remove(node);
        done.add(node);
    }

    private static Node put(Node node, List<String> path, Node value) {
        if (path.isEmpty()) {
            return value;
        }
        Node below = Nodes.value(node, path.get(0)).orElse(emptyMapping());
        return Nodes.put(node, path.get(0), put(below, path.subList(1, path.size()), value));
    }

    /** A value that is not in the file must not claim one of its lines. */
    private static Node withoutMarks(Node node) {
        if (node instanceof ScalarNode scalar) {
            return new ScalarNode(scalar.getTag(), scalar.getValue(), null, null, scalar.getScalarStyle());
        }
        if (node instanceof SequenceNode list) {
            List<Node> items = list.getValue().stream().map(SpecDocument::withoutMarks).toList();
            return new SequenceNode(list.getTag(), items, list.getFlowStyle());
        }
        List<NodeTuple> tuples = ((MappingNode) node).getValue().stream()
                .map(t -> new NodeTuple(withoutMarks(t.getKeyNode()), withoutMarks(t.getValueNode())))
                .toList();
        return new MappingNode(node.getTag(), tuples, DumperOptions.FlowStyle.BLOCK);
    }

    private static Node emptyMapping() {
        return new MappingNode(Tag.MAP, new ArrayList<>(), DumperOptions.FlowStyle.BLOCK);
    }
}
