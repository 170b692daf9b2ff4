package io.jenkins.plugins.monitoringimages.component.prometheus.rules;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.yaml.ConfigText;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Rules;
import io.jenkins.plugins.monitoringimages.yaml.Scalars;
import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.Shape;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the groups of a rule file, but not the expressions of its rules and the templates in their texts, which are
 * left to promtool.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/">Recording rules</a>
 */
public final class RuleFileCheck {

    /** A label of a rule cannot be the name of a metric. */
    private static final Shape LABEL = (node, report) -> {
        Scalars.LABEL_NAME.check(node, report);
        if (node instanceof Scalar name && name.text().equals("__name__")) {
            report.add(name, "'__name__' is not a valid label name in a rule");
        }
    };
    private static final Shape LABELS = Shape.mapOf(LABEL, Scalars.LABEL_VALUE);

    private static final Section RULE = Section.named("a rule")
            .keys(Scalars.TEXT, "record", "alert", "expr")
            .keys(Scalars.DURATION, "for", "keep_firing_for")
            .keys(LABELS, "labels")
            .keys(Shape.mapOf(Scalars.LABEL_NAME, Scalars.TEXT), "annotations")
            .rule(Rules.exactlyOneOf("record", "alert"))
            .rule(Rules.required("expr", "field 'expr' must be set in a rule"))
            .rule(RuleFileCheck::recording)
            .build();

    private static final Section GROUP = Section.named("a rule group")
            .keys(Scalars.TEXT, "name")
            .keys(Scalars.DURATION, "interval", "query_offset")
            .keys(Scalars.INTEGER, "limit")
            .keys(LABELS, "labels")
            .keys(Shape.listOf(RULE, "empty or null rule; allowed: a rule with record or alert, and expr"), "rules")
            .rule(Rules.required("name", "the name of a rule group must not be empty"))
            .build();

    private static final Section FILE = Section.named("a rule file")
            .keys(Shape.listOf(GROUP), "groups")
            .rule(RuleFileCheck::names)
            .build();

    private RuleFileCheck() {}

    /**
     * Checks a rule file.
     *
     * @param version of the Prometheus that will read it, where that is known
     * @return what is wrong, by line and column; empty for a good file
     */
    public static List<Finding> check(String fileName, byte[] yaml, Optional<ReleaseVersion> version) {
        Report report = new Report(fileName, version);
        ConfigText.read(yaml, report)
                .filter(node -> !YamlNode.isNothing(node))
                .ifPresent(node -> FILE.check(node, report));
        return report.findings();
    }

    private static void recording(Fields rule, Report report) {
        Optional<Scalar> record = rule.scalar("record").filter(name -> !name.text().isEmpty());
        if (record.isEmpty()) {
            return;
        }
        for (String key : List.of("for", "keep_firing_for")) {
            if (Rules.millis(rule, key).orElse(0) > 0) {
                report.add(rule.fields().get(key).key(), "invalid field '" + key + "' in a recording rule");
            }
        }
        if (rule.value("annotations").orElse(null) instanceof Fields texts && !texts.fields().isEmpty()) {
            report.add(rule.fields().get("annotations").key(), "invalid field 'annotations' in a recording rule");
        }
        String name = record.get().text();
        boolean old = report.isBefore(3, 0) && !name.matches("[a-zA-Z_:][a-zA-Z0-9_:]*");
        if (old || name.contains("{") || name.contains("}")) {
            report.add(record.get(), InvalidValueException.quote(name) + " is an invalid name of a recording rule; allowed: "
                    + (old ? "letters, digits, _ and :, before Prometheus 3" : "any text without { and }"));
        }
    }

    private static void names(Fields file, Report report) {
        Set<String> seen = new HashSet<>();
        for (Fields group : Rules.sections(file, "groups")) {
            group.scalar("name").filter(name -> !seen.add(name.text())).ifPresent(name -> report.add(name,
                    "the group name " + InvalidValueException.quote(name.text()) + " is repeated in the same file"));
        }
    }
}
