package io.jenkins.plugins.monitoringimages.component.prometheus.check;

import static io.jenkins.plugins.monitoringimages.yaml.Rules.isSet;

import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Scalars;
import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.Shape;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Relabeling rules, and the fields that each action needs or forbids.
 *
 * @see <a href="https://github.com/prometheus/prometheus/blob/main/model/relabel/relabel.go">Prometheus, relabel.go</a>
 */
final class RelabelSection {

    private static final List<String> ACTIONS = List.of(
            "replace", "keep", "drop", "keepequal", "dropequal", "hashmod", "labelmap", "labeldrop", "labelkeep",
            "lowercase", "uppercase");
    private static final List<String> WITH_TARGET =
            List.of("replace", "hashmod", "lowercase", "uppercase", "keepequal", "dropequal");
    private static final YamlNode DEFAULT_ACTION = Scalar.text("replace");
    /** The fields that do not change what a rule does when they have these values. */
    private static final Map<String, String> DEFAULTS =
            Map.of("separator", ";", "replacement", "$1", "modulus", "0", "target_label", "");

    private static final Section RULE = Section.named("a relabeling rule")
            .keys(Shape.listOf(Scalars.LABEL_NAME, "empty list item; allowed: a label name"), "source_labels")
            .keys(Scalars.TEXT, "separator", "target_label", "replacement", "action")
            .keys(Scalars.REGEX, "regex")
            .keys(Scalars.COUNT, "modulus")
            .rule(RelabelSection::action)
            .build();

    private RelabelSection() {}

    /** @param name what kind of rules they are, as in "metric relabeling" */
    static Shape rules(String name) {
        return Shape.listOf(RULE, "empty or null " + name + " rule");
    }

    private static void action(Fields rule, Report report) {
        YamlNode given = rule.fields().containsKey("action") ? rule.fields().get("action").value() : DEFAULT_ACTION;
        if (YamlNode.isNothing(given)) {
            report.add(given, "relabel action cannot be empty; allowed: " + String.join(", ", ACTIONS));
            return;
        }
        if (!(given instanceof Scalar scalar)) {
            return;
        }
        String action = scalar.text().toLowerCase(Locale.ROOT);
        if (!ACTIONS.contains(action)) {
            report.add(given, "unknown relabel action; allowed: " + String.join(", ", ACTIONS));
            return;
        }
        if (WITH_TARGET.contains(action) && !isSet(rule, "target_label")) {
            report.add(rule, "relabel configuration for " + action + " action requires 'target_label' value");
        }
        switch (action) {
            case "hashmod" -> {
                if (rule.scalar("modulus").filter(modulus -> !modulus.text().equals("0")).isEmpty()) {
                    report.add(rule, "relabel configuration for hashmod requires non-zero modulus");
                }
            }
            case "lowercase", "uppercase" ->
                forbid(rule, report, "'replacement' can not be set for " + action + " action", "replacement");
            case "keepequal", "dropequal" ->
                forbid(rule, report, action + " action requires only 'source_labels' and 'target_label', and no other "
                        + "fields", "regex", "modulus", "separator", "replacement");
            case "labeldrop", "labelkeep" ->
                forbid(rule, report, action + " action requires only 'regex', and no other fields",
                        "source_labels", "target_label", "modulus", "separator", "replacement");
            case "labelmap" -> rule.scalar("replacement")
                    .filter(replacement -> !Scalars.isLabelName(replacement.text()))
                    .ifPresent(replacement -> report.add(
                            replacement,
                            "this is an invalid 'replacement' for labelmap action; allowed: a label name"));
            default -> { }
        }
    }

    private static void forbid(Fields rule, Report report, String complaint, String... fields) {
        for (String field : fields) {
            YamlNode value = rule.value(field).orElse(null);
            boolean harmless = value == null
                    || value instanceof Scalar scalar && scalar.text().equals(DEFAULTS.get(field));
            if (!harmless) {
                report.add(rule.fields().get(field).key(), complaint);
            }
        }
    }
}
