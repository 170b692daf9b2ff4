package io.jenkins.plugins.monitoringimages.yaml;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.PromDuration;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Items;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/** Rules that several sections share, and how values are read for them. */
public final class Rules {

    private Rules() {}

    /** Whether a key has a value that is not empty. */
    public static boolean isSet(Fields fields, String key) {
        return fields.value(key)
                .filter(node -> !(node instanceof Scalar scalar) || !scalar.text().isEmpty())
                .isPresent();
    }

    /** Whether a key says yes, in any of the words of YAML. */
    public static boolean isTrue(Fields fields, String key) {
        return fields.scalar(key).filter(scalar -> scalar.text().matches("(?i)y|yes|true|on")).isPresent();
    }

    /** Whether a key has a list in which something stands. */
    public static boolean hasItems(Fields fields, String key) {
        return fields.value(key).filter(node -> node instanceof Items items && !items.nodes().isEmpty()).isPresent();
    }

    /** The items of a key's list that are maps; empty where there is no list. */
    public static List<Fields> sections(Fields fields, String key) {
        return fields.value(key).orElse(null) instanceof Items items
                ? items.nodes().stream().filter(Fields.class::isInstance).map(Fields.class::cast).toList()
                : List.of();
    }

    /** The items of a key's list that are single values; empty where there is no list. */
    public static List<Scalar> scalars(Fields fields, String key) {
        return fields.value(key).orElse(null) instanceof Items items
                ? items.nodes().stream().filter(Scalar.class::isInstance).map(Scalar.class::cast).toList()
                : List.of();
    }

    /** Told of the second of the keys that is set. */
    public static BiConsumer<Fields, Report> atMostOneOf(String... keys) {
        return (fields, report) -> {
            List<String> set = Arrays.stream(keys).filter(key -> isSet(fields, key)).toList();
            if (set.size() > 1) {
                report.add(fields.fields().get(set.get(1)).key(),
                        "at most one of " + String.join(", ", keys) + " must be configured");
            }
        };
    }

    /** Told where the section begins. */
    public static BiConsumer<Fields, Report> required(String key, String complaint) {
        return (fields, report) -> {
            if (!isSet(fields, key)) {
                report.add(fields, complaint);
            }
        };
    }

    /** Told where the section begins: a list in which something stands. */
    public static BiConsumer<Fields, Report> requiredList(String key, String complaint) {
        return (fields, report) -> {
            if (!hasItems(fields, key)) {
                report.add(fields, complaint);
            }
        };
    }

    /** Told where the key stands, if it does: it has a default, which nothing, an empty text or blanks replace. */
    public static BiConsumer<Fields, Report> notEmpty(String key, String complaint) {
        return (fields, report) -> {
            boolean empty = fields.value(key)
                    .map(node -> node instanceof Scalar scalar && scalar.text().isBlank())
                    .orElse(true);
            if (fields.fields().containsKey(key) && empty) {
                report.add(fields.fields().get(key).key(), complaint);
            }
        };
    }

    /** Told where the section begins, or of the second of the keys that is set. */
    public static BiConsumer<Fields, Report> exactlyOneOf(String... keys) {
        return (fields, report) -> {
            atMostOneOf(keys).accept(fields, report);
            if (Arrays.stream(keys).noneMatch(key -> isSet(fields, key))) {
                report.add(fields, "one of " + String.join(", ", keys) + " must be configured");
            }
        };
    }

    /** A duration in milliseconds; empty where there is none, or a bad one, which is told elsewhere. */
    public static OptionalLong millis(Fields fields, String key) {
        try {
            Optional<Scalar> scalar = fields.scalar(key);
            return scalar.isPresent()
                    ? OptionalLong.of(new PromDuration(scalar.get().text()).millis())
                    : OptionalLong.empty();
        } catch (InvalidValueException e) {
            return OptionalLong.empty();
        }
    }

    /** A plain decimal number; empty where there is none, or one written in another way. */
    public static Optional<Double> number(Fields fields, String key) {
        return fields.scalar(key)
                .filter(scalar -> scalar.text().matches("-?[0-9]{1,15}(?:\\.[0-9]{1,15})?"))
                .map(scalar -> Double.valueOf(scalar.text()));
    }
}
