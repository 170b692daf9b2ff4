package io.jenkins.plugins.monitoringimages.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A node of a YAML document, and where it stands: line and column count from 1, and are 0 in generated documents. */
public sealed interface YamlNode {

    int line();

    int column();

    /** What YAML calls the node's kind, for messages. */
    String kind();

    /** How a scalar's text is to be understood. */
    enum Style {
        /** Written plainly: YAML decides from the text whether it is a number, a boolean, nothing, or a text. */
        PLAIN,
        /** Certainly a text. */
        TEXT
    }

    /**
     * A single value.
     *
     * @param text without quotes; an unpaired surrogate stands for bytes that are not UTF-8
     */
    record Scalar(String text, Style style, int line, int column) implements YamlNode {

        public static Scalar text(String text) {
            return new Scalar(text, Style.TEXT, 0, 0);
        }

        /** Whether YAML reads this as no value at all. */
        public boolean isNull() {
            return style == Style.PLAIN && PlainScalar.isNull(text);
        }

        @Override
        public String kind() {
            return isNull() ? "nothing" : "a single value";
        }
    }

    /** A sequence. */
    record Items(List<YamlNode> nodes, int line, int column) implements YamlNode {

        @Override
        public String kind() {
            return "a list";
        }
    }

    /**
     * A mapping.
     *
     * @param fields by the text of their key, in the order of the document
     * @param mergedTwice the keys that both the mapping and its merge key {@code <<} bring, or two merged mappings:
     *     Prometheus refuses them where the keys are the user's own
     */
    record Fields(Map<String, Field> fields, List<Scalar> mergedTwice, int line, int column) implements YamlNode {

        public Fields(Map<String, Field> fields, int line, int column) {
            this(fields, List.of(), line, column);
        }

        /** The value of a key; empty where the key is absent or says nothing. */
        public Optional<YamlNode> value(String key) {
            Field field = fields.get(key);
            return field == null || isNothing(field.value()) ? Optional.empty() : Optional.of(field.value());
        }

        /** The text of a key's scalar; empty where the key is absent, says nothing or is no scalar. */
        public Optional<Scalar> scalar(String key) {
            return value(key).filter(Scalar.class::isInstance).map(Scalar.class::cast);
        }

        @Override
        public String kind() {
            return "a map";
        }
    }

    /** A key of a mapping, and its value. */
    record Field(Scalar key, YamlNode value) {}

    /** Whether a node says nothing, as in {@code key:} with nothing behind it. */
    static boolean isNothing(YamlNode node) {
        return node instanceof Scalar scalar && scalar.isNull();
    }
}
