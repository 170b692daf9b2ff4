package io.jenkins.plugins.monitoringimages.yaml;

import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Items;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Style;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ImplicitTuple;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.events.StreamStartEvent;

/** Writes nodes as YAML in block style, two spaces to a level, list items indented, one value to a line. */
public final class YamlWriter {

    private static final ImplicitTuple UNTAGGED = new ImplicitTuple(true, true);

    private final Emitter emitter;

    private YamlWriter(StringWriter out) {
        DumperOptions options = new DumperOptions();
        options.setIndent(2);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setAllowUnicode(true);
        options.setSplitLines(false);
        options.setMaxSimpleKeyLength(1024);
        this.emitter = new Emitter(out, options);
    }

    /** @param root its texts can all be written in UTF-8 */
    public static String write(YamlNode root) {
        StringWriter out = new StringWriter();
        YamlWriter writer = new YamlWriter(out);
        writer.emit(new StreamStartEvent(null, null));
        writer.emit(new DocumentStartEvent(null, null, false, null, null));
        writer.node(root);
        writer.emit(new DocumentEndEvent(null, null, false));
        writer.emit(new StreamEndEvent(null, null));
        return out.toString();
    }

    private void node(YamlNode node) {
        if (node instanceof Scalar scalar) {
            scalar(scalar);
        } else if (node instanceof Items items) {
            emit(new SequenceStartEvent(null, null, true, null, null, FlowStyle.BLOCK));
            items.nodes().forEach(this::node);
            emit(new SequenceEndEvent(null, null));
        } else if (node instanceof Fields fields) {
            emit(new MappingStartEvent(null, null, true, null, null, FlowStyle.BLOCK));
            fields.fields().values().forEach(field -> {
                node(field.key());
                node(field.value());
            });
            emit(new MappingEndEvent(null, null));
        }
    }

    private void scalar(Scalar scalar) {
        String text = scalar.isNull() ? "null" : scalar.text();
        ScalarStyle style;
        if (scalar.style() == Style.PLAIN || PlainScalar.isSafeText(text)) {
            style = ScalarStyle.PLAIN;
        } else if (text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            style = ScalarStyle.SINGLE_QUOTED;
        } else {
            style = ScalarStyle.DOUBLE_QUOTED;
        }
        emit(new ScalarEvent(null, null, UNTAGGED, text, null, null, style));
    }

    private void emit(Event event) {
        try {
            emitter.emit(event);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory has failed", e);
        }
    }
}
