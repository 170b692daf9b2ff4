package io.jenkins.plugins.monitoringimages.component.catalog;

import io.jenkins.plugins.monitoringimages.component.Offer;
import io.jenkins.plugins.monitoringimages.component.Template;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.yaml.Scalars;
import io.jenkins.plugins.monitoringimages.yaml.Shape;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Items;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** How single values of a component file are checked, and taken once they are known good. */
final class Values {

    /** An owner and a repository on GitHub. */
    static final Shape REPOSITORY = Scalars.matching(
            "not a repository on GitHub", "owner/name", "[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})/[A-Za-z0-9._-]{1,100}");

    private Values() {}

    /** A text that a parser takes. */
    static Shape parsed(Function<String, ?> parser) {
        return (node, report) -> {
            Scalars.TEXT.check(node, report);
            if (node instanceof Scalar scalar) {
                try {
                    parser.apply(scalar.text());
                } catch (InvalidValueException e) {
                    report.add(node, e.getMessage());
                }
            }
        };
    }

    /** The name of an image whose tag has the version in it. */
    static Template imageTemplate(String text) {
        Template template = Template.of(text, Set.of("version"));
        if (!template.has("version")) {
            throw new InvalidValueException(text, "an image with {version} as its tag, such as grafana/grafana:{version}");
        }
        ImageReference.parse(template.with(Map.of("version", "1.0.0")));
        return template;
    }

    /** What a component offers to others. */
    static Offer offer(String text) {
        return Arrays.stream(Offer.values())
                .filter(offer -> offer.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(text, "alerts, dashboards, probes or queries"));
    }

    static Optional<String> text(Fields fields, String key) {
        return fields.scalar(key).map(Scalar::text);
    }

    static Optional<Fields> section(Fields fields, String key) {
        return fields.value(key).map(Fields.class::cast);
    }

    static List<String> texts(Fields fields, String key) {
        return nodes(fields, key).stream().map(node -> ((Scalar) node).text()).toList();
    }

    static List<YamlNode> nodes(Fields fields, String key) {
        return fields.value(key).map(node -> ((Items) node).nodes()).orElse(List.of());
    }

    /** The texts of a mapping, in its order. */
    static Map<String, String> map(Fields fields, String key) {
        Map<String, String> map = new LinkedHashMap<>();
        section(fields, key).ifPresent(section -> section.fields().forEach(
                (name, field) -> map.put(name, field.value() instanceof Scalar scalar && !scalar.isNull() ? scalar.text() : "")));
        return map;
    }
}
