package io.jenkins.plugins.monitoringimages.spec.reader;

import io.jenkins.plugins.monitoringimages.yaml.YamlNode;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Field;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Items;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Style;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A part of a spec as nodes that keep their places in it, for what is described by sections. */
final class YamlNodes {

    private YamlNodes() {}

    static YamlNode of(Node node) {
        int line = line(node.getStartMark());
        int column = column(node.getStartMark());
        if (node instanceof SequenceNode list) {
            return new Items(list.getValue().stream().map(YamlNodes::of).toList(), line, column);
        }
        if (node instanceof MappingNode mapping) {
            Map<String, Field> fields = new LinkedHashMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    fields.put(key.getValue(), new Field(scalar(key), of(tuple.getValueNode())));
                }
            }
            return new Fields(fields, line, column);
        }
        return scalar((ScalarNode) node);
    }

    private static Scalar scalar(ScalarNode node) {
        boolean nothing = node.getTag().equals(Tag.NULL);
        boolean text = !nothing && node.getStartMark() != null && node.getScalarStyle() != ScalarStyle.PLAIN;
        return new Scalar(
                nothing ? "" : node.getValue(),
                text ? Style.TEXT : Style.PLAIN,
                line(node.getStartMark()),
                column(node.getStartMark()));
    }

    private static int line(Mark mark) {
        return mark == null ? 0 : mark.getLine() + 1;
    }

    private static int column(Mark mark) {
        return mark == null ? 0 : mark.getColumn() + 1;
    }
}
