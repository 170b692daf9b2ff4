package io.jenkins.plugins.monitoringimages.component.prometheus;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.yaml.ConfigText;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Utf8;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Field;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Items;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Merges further YAML into the settings, by the rules that {@link PrometheusYaml} documents. */
final class ExtraMerge {

    private static final List<String> ORDER = List.of("global", "rule_files", "alerting", "scrape_configs");
    /** What the merge does not refuse but take together, by path. */
    private static final List<String> APPENDED = List.of("rule_files", "scrape_configs", "alerting.alertmanagers");

    private final Report report;

    private ExtraMerge(Report report) {
        this.report = report;
    }

    static Fields merge(Fields settings, String extra, Report report) {
        return new ExtraMerge(report).root(settings, extra);
    }

    private Fields root(Fields settings, String extra) {
        Optional<YamlNode> root = ConfigText.read(extra, report);
        Fields merged = settings;
        if (root.isPresent() && !YamlNode.isNothing(root.get())) {
            if (root.get() instanceof Fields more) {
                if (report.isEmpty()) {
                    texts(more);
                }
                merged = fields("", settings, more);
            } else {
                report.add(root.get(), "the additional YAML must be a map such as remote_write: [...], not "
                        + root.get().kind());
            }
        }
        uniqueJobs(merged);
        return ordered(merged);
    }

    private Fields fields(String path, Fields settings, Fields extra) {
        Map<String, Field> merged = new LinkedHashMap<>(settings.fields());
        extra.fields().forEach((key, field) -> {
            Field given = merged.get(key);
            if (given == null) {
                merged.put(key, field);
            } else if (!YamlNode.isNothing(field.value())) {
                merged.put(key, new Field(given.key(), value(path + key, given.value(), field)));
            }
        });
        return new Fields(merged, 0, 0);
    }

    private YamlNode value(String path, YamlNode given, Field extra) {
        if (given instanceof Fields map && extra.value() instanceof Fields more) {
            return fields(path + ".", map, more);
        }
        if (given instanceof Items list && extra.value() instanceof Items more && APPENDED.contains(path)) {
            List<YamlNode> all = new ArrayList<>(list.nodes());
            all.addAll(more.nodes());
            return new Items(all, 0, 0);
        }
        if (given instanceof Scalar) {
            report.add(extra.key(), "the key '" + path + "' is already given by a setting; allowed: in one of the two");
        } else {
            report.add(extra.value(), "'" + path + "' must be " + given.kind() + ", not " + extra.value().kind());
        }
        return given;
    }

    /** Values in Base64 can hold what is no text, and is not written again. */
    private void texts(YamlNode node) {
        if (node instanceof Scalar scalar && !Utf8.isText(scalar.text())) {
            report.add(scalar, "this is no text in UTF-8");
        } else if (node instanceof Items items) {
            items.nodes().forEach(this::texts);
        } else if (node instanceof Fields fields) {
            fields.fields().values().forEach(field -> {
                texts(field.key());
                texts(field.value());
            });
        }
    }

    private void uniqueJobs(Fields root) {
        Map<String, Scalar> seen = new HashMap<>();
        if (root.value("scrape_configs").orElse(null) instanceof Items jobs) {
            for (YamlNode job : jobs.nodes()) {
                Scalar name = job instanceof Fields fields ? fields.scalar("job_name").orElse(null) : null;
                Scalar earlier = name == null ? null : seen.putIfAbsent(name.text(), name);
                if (earlier != null) {
                    report.add(name, "the job name " + InvalidValueException.quote(name.text()) + " is already used "
                            + (earlier.line() == 0 ? "by a job of the settings" : "in line " + earlier.line()));
                }
            }
        }
    }

    private static Fields ordered(Fields root) {
        Map<String, Field> ordered = new LinkedHashMap<>();
        ORDER.stream().filter(root.fields()::containsKey).forEach(key -> ordered.put(key, root.fields().get(key)));
        root.fields().forEach(ordered::putIfAbsent);
        return new Fields(ordered, 0, 0);
    }
}
