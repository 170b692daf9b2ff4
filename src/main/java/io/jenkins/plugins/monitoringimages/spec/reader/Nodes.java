package io.jenkins.plugins.monitoringimages.spec.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Mappings made of others, whose values keep their lines. */
final class Nodes {

    private Nodes() {}

    static Optional<Node> value(Node mapping, String key) {
        return tuples(mapping).stream()
                .filter(tuple -> key(tuple).equals(key) && !tuple.getValueNode().getTag().equals(Tag.NULL))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    /** The text of a single value. */
    static Optional<String> text(Node mapping, String key) {
        return value(mapping, key).filter(ScalarNode.class::isInstance).map(node -> ((ScalarNode) node).getValue());
    }

    /** A text that stands in no file. */
    static Node text(String text) {
        return new ScalarNode(Tag.STR, text, null, null, ScalarStyle.PLAIN);
    }

    /**
     * The mapping with a value at a key, whatever stood there. What is replaced keeps its place, since an order may be shown to
     * people.
     */
    static Node put(Node mapping, String key, Node value) {
        List<NodeTuple> tuples = new ArrayList<>();
        boolean found = false;
        for (NodeTuple tuple : tuples(mapping)) {
            boolean same = key(tuple).equals(key);
            found |= same;
            tuples.add(same ? new NodeTuple(tuple.getKeyNode(), value) : tuple);
        }
        if (!found) {
            tuples.add(new NodeTuple(text(key), value));
        }
        return mapping(mapping, tuples);
    }

    static Node only(Node mapping, List<String> keys) {
        return mapping(mapping, tuples(mapping).stream().filter(tuple -> keys.contains(key(tuple))).toList());
    }

    static Node without(Node mapping, Set<String> keys) {
        return mapping(mapping, tuples(mapping).stream().filter(tuple -> !keys.contains(key(tuple))).toList());
    }

    /** The one mapping, and of the other one the keys that it does not have; mappings in both are put together likewise. */
    static Node merged(Node own, Node shared) {
        if (!(own instanceof MappingNode) || !(shared instanceof MappingNode)) {
            return own;
        }
        List<NodeTuple> tuples = new ArrayList<>();
        for (NodeTuple tuple : tuples(own)) {
            Optional<Node> other = value(shared, key(tuple));
            tuples.add(other.isPresent()
                    ? new NodeTuple(tuple.getKeyNode(), merged(tuple.getValueNode(), other.get()))
                    : tuple);
        }
        tuples(shared).stream().filter(tuple -> value(own, key(tuple)).isEmpty()).forEach(tuples::add);
        return mapping(own, tuples);
    }

    /** The mapping with further items at the ends of its lists, and with further keys. */
    static Node extended(Node mapping, Map<String, Object> more) {
        List<NodeTuple> tuples = new ArrayList<>();
        for (NodeTuple tuple : tuples(mapping)) {
            boolean both = tuple.getValueNode() instanceof SequenceNode && more.get(key(tuple)) instanceof List;
            tuples.add(both ? new NodeTuple(tuple.getKeyNode(), joined(tuple.getValueNode(), more.get(key(tuple)))) : tuple);
        }
        for (NodeTuple tuple : tuples(SpecDocument.ofValues(more))) {
            if (value(mapping, key(tuple)).isEmpty()) {
                tuples.add(tuple);
            }
        }
        return mapping(mapping, tuples);
    }

    /** Those of a mapping; none of anything else. */
    static List<NodeTuple> tuples(Node node) {
        return node instanceof MappingNode mapping ? mapping.getValue() : List.of();
    }

    static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static Node joined(Node items, Object more) {
        List<Node> joined = new ArrayList<>(((SequenceNode) items).getValue());
        joined.addAll(((SequenceNode) value(SpecDocument.ofValues(Map.of("more", more)), "more").orElseThrow()).getValue());
        return new SequenceNode(Tag.SEQ, true, joined, items.getStartMark(), items.getEndMark(), FlowStyle.BLOCK);
    }

    private static Node mapping(Node at, List<NodeTuple> tuples) {
        return new MappingNode(Tag.MAP, true, new ArrayList<>(tuples), at.getStartMark(), at.getEndMark(), FlowStyle.BLOCK);
    }
}
