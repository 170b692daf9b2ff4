package io.jenkins.plugins.monitoringimages.yaml;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Field;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Items;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Style;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.ScannerImpl;

/**
 * Reads the first document of a text, as Prometheus does, from the events of SnakeYAML's parser. Everything is bounded:
 * the nesting, and the number of nodes with aliases counted as often as they stand for something, so that whoever walks
 * the nodes need not care. SnakeYAML's own composer bounds neither, and keeps its marks for each node.
 */
final class YamlReader {

    /** More nodes than this are refused. */
    public static final int MOST_NODES = 1_000_000;

    /** Deeper nesting is refused; Prometheus' own configuration reaches about 12. */
    public static final int DEEPEST = 64;

    private final Report report;
    private final Parser parser;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int nodes;

    /** A node that aliases can stand for, and how many nodes it is; the node is null while it is not complete. */
    private record Anchored(YamlNode node, int size) {}

    /** Something that ends the reading. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Mark mark;

        public Refused(Mark mark, String message) {
            super(message, null, false, false);
            this.mark = mark;
        }
    }

    private YamlReader(String text, Report report) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        this.report = report;
        StreamReader reader = new StreamReader(text);
        this.parser = new ParserImpl(new GoScanner(new ScannerImpl(reader, options), reader, text));
    }

    /**
     * Reads a document.
     *
     * @param report gets what is wrong
     * @return the root; empty where there is no document or it cannot be read on
     */
    public static Optional<YamlNode> read(String text, Report report) {
        try {
            return new YamlReader(text, report).document();
        } catch (Refused e) {
            report.add(e.mark.getLine() + 1, e.mark.getColumn() + 1, e.getMessage());
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            String context = e.getContext() == null ? "" : " " + e.getContext();
            report.add(
                    mark == null ? 0 : mark.getLine() + 1,
                    mark == null ? 0 : mark.getColumn() + 1,
                    "this is not YAML: " + e.getProblem() + context);
        } catch (ReaderException e) {
            unprintable(text, e, report);
        } catch (YAMLException e) {
            report.add(0, 0, "this is not YAML: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            // The scanner says so of an escape such as \x that the text ends in.
            report.add(0, 0, "this is not YAML: an escape in it is not complete");
        }
        return Optional.empty();
    }

    private Optional<YamlNode> document() {
        parser.getEvent();
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            return Optional.empty();
        }
        parser.getEvent();
        YamlNode root = node(0);
        // What follows the first document is not read, as it is not by Prometheus; but it must not be part of it.
        parser.getEvent();
        return Optional.of(root);
    }

    private YamlNode node(int depth) {
        Event event = parser.getEvent();
        Mark mark = event.getStartMark();
        if (event instanceof AliasEvent alias) {
            return aliased(alias.getAnchor(), mark);
        }
        count(1, mark);
        if (depth > DEEPEST) {
            throw new Refused(mark, "nested too deeply; allowed: " + DEEPEST + " levels");
        }
        String anchor = ((NodeEvent) event).getAnchor();
        int before = nodes - 1;
        if (anchor != null) {
            anchors.put(anchor, new Anchored(null, 0));
        }
        YamlNode node;
        if (event instanceof ScalarEvent scalar) {
            node = scalar(scalar, mark);
        } else if (event instanceof SequenceStartEvent) {
            node = items(mark, depth);
        } else if (event instanceof MappingStartEvent) {
            node = fields(mark, depth);
        } else {
            throw new Refused(mark, "this is not YAML: a value was expected");
        }
        if (anchor != null) {
            anchors.put(anchor, new Anchored(node, nodes - before));
        }
        return node;
    }

    private YamlNode aliased(String anchor, Mark mark) {
        Anchored anchored = anchors.get(anchor);
        if (anchored == null) {
            throw new Refused(mark, "the alias *" + anchor + " has no anchor before it");
        }
        if (anchored.node == null) {
            throw new Refused(mark, "the anchor &" + anchor + " contains itself");
        }
        count(anchored.size, mark);
        return anchored.node;
    }

    private void count(int more, Mark mark) {
        nodes += more;
        if (nodes > MOST_NODES) {
            throw new Refused(mark, "too many values, those that aliases stand for counted; allowed: " + MOST_NODES);
        }
    }

    private Items items(Mark mark, int depth) {
        List<YamlNode> items = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            items.add(node(depth + 1));
        }
        parser.getEvent();
        return new Items(items, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private Fields fields(Mark mark, int depth) {
        Map<String, Field> own = new LinkedHashMap<>(8);
        List<Fields> merged = new ArrayList<>(0);
        Map<String, Field> all = own;
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            YamlNode key = node(depth + 1);
            YamlNode value = node(depth + 1);
            if (!(key instanceof Scalar name)) {
                report.add(key, "a key must be a single value, not " + key.kind());
            } else if (name.text().equals("<<") && name.style() == Style.PLAIN) {
                all = new LinkedHashMap<>(all);
                merged.addAll(merge(value, all));
            } else {
                Field earlier = own.putIfAbsent(name.text(), new Field(name, value));
                if (earlier != null) {
                    report.add(name, "the key " + InvalidValueException.quote(name.text())
                            + " is already set in line " + earlier.key().line() + "; allowed: once");
                }
                all.put(name.text(), own.get(name.text()));
            }
        }
        parser.getEvent();
        Map<String, Field> ordered = new LinkedHashMap<>(own);
        ordered.putAll(all);
        return new Fields(ordered, twice(own, merged), mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** What the merge key {@code <<} brings replaces what stands before it, and is replaced by what stands behind it. */
    private List<Fields> merge(YamlNode value, Map<String, Field> fields) {
        List<Fields> merged = new ArrayList<>();
        Map<String, Field> brought = new LinkedHashMap<>();
        for (YamlNode source : value instanceof Items items ? items.nodes() : List.of(value)) {
            if (source instanceof Fields other) {
                merged.add(other);
                other.fields().forEach(brought::putIfAbsent);
            } else {
                report.add(source, "the merge key << takes a map or a list of maps, not " + source.kind());
            }
        }
        fields.putAll(brought);
        return merged;
    }

    private static List<Scalar> twice(Map<String, Field> own, List<Fields> merged) {
        List<Scalar> twice = new ArrayList<>(0);
        Map<String, Field> seen = merged.isEmpty() ? Map.of() : new LinkedHashMap<>(own);
        for (Fields source : merged) {
            twice.addAll(source.mergedTwice());
            source.fields().forEach((key, field) -> {
                Field earlier = seen.putIfAbsent(key, field);
                if (earlier != null) {
                    twice.add(earlier.key());
                }
            });
        }
        return List.copyOf(twice);
    }

    private Scalar scalar(ScalarEvent event, Mark mark) {
        String tag = event.getTag();
        boolean plain = tag == null
                ? event.getScalarStyle() == ScalarStyle.PLAIN
                : !tag.equals(Tag.STR.getValue()) && tag.startsWith(Tag.PREFIX);
        String value = event.getValue();
        int line = mark.getLine() + 1;
        int column = mark.getColumn() + 1;
        if (Tag.BINARY.getValue().equals(tag)) {
            return new Scalar(binary(value, line, column), Style.TEXT, line, column);
        }
        if (!Utf8.isText(value)) {
            report.add(line, column, "an escape in this text stands for no character");
        }
        return new Scalar(value, plain ? Style.PLAIN : Style.TEXT, line, column);
    }

    private String binary(String base64, int line, int column) {
        try {
            return Utf8.decodeLeniently(Base64.getDecoder().decode(base64.replaceAll("[\\r\\n ]", "")));
        } catch (IllegalArgumentException e) {
            report.add(line, column, "!!binary takes a value in Base64");
            return "";
        }
    }

    private static void unprintable(String text, ReaderException e, Report report) {
        int line = 1;
        int column = 1;
        int end = text.offsetByCodePoints(0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
        for (int i = 0; i < end; i++) {
            boolean lineEnds = text.charAt(i) == '\n';
            line += lineEnds ? 1 : 0;
            column = lineEnds ? 1 : column + 1;
        }
        report.add(line, column, String.format("the character U+%04X is not allowed in YAML", e.getCodePoint()));
    }
}
