package io.jenkins.plugins.monitoringimages.component.prometheus;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.Labels;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Utf8;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Field;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Items;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings of a configuration as YAML nodes, empty ones left out. */
final class SettingsTree {

    private final Report report;

    private SettingsTree(Report report) {
        this.report = report;
    }

    static Fields of(PrometheusConfig config, Report report) {
        return new SettingsTree(report).root(config);
    }

    private Fields root(PrometheusConfig config) {
        Fields global = fields();
        putText(global, "scrape_interval", config.scrapeInterval());
        putText(global, "evaluation_interval", config.evaluationInterval());
        put(global, "external_labels", labels(config.externalLabels()));
        Fields root = fields();
        put(root, "global", global);
        put(root, "rule_files", texts(config.ruleFiles()));
        if (!config.alertmanagers().isEmpty()) {
            Fields alertmanager = fields();
            put(alertmanager, "static_configs", item(targets(config.alertmanagers(), Labels.none())));
            Fields alerting = fields();
            put(alerting, "alertmanagers", item(alertmanager));
            put(root, "alerting", alerting);
        }
        put(root, "scrape_configs",
                new Items(config.scrapeJobs().stream().<YamlNode>map(this::job).toList(), 0, 0));
        return root;
    }

    private Fields job(ScrapeJob job) {
        Fields fields = fields();
        putText(fields, "job_name", job.name());
        putText(fields, "scrape_interval", job.scrapeInterval());
        putText(fields, "scrape_timeout", job.scrapeTimeout());
        putText(fields, "metrics_path", job.metricsPath());
        putText(fields, "scheme", job.scheme());
        if (!job.targets().isEmpty()) {
            put(fields, "static_configs", item(targets(job.targets(), job.labels())));
        }
        return fields;
    }

    private Fields targets(List<?> targets, Labels labels) {
        Fields group = fields();
        put(group, "targets", texts(targets));
        put(group, "labels", labels(labels));
        return group;
    }

    private Fields labels(Labels labels) {
        Fields fields = fields();
        labels.values().forEach((name, value) ->
                fields.fields().put(name, new Field(Scalar.text(name), text(value))));
        return fields;
    }

    private Items texts(List<?> values) {
        return new Items(values.stream().<YamlNode>map(value -> text(value.toString())).toList(), 0, 0);
    }

    private Scalar text(String text) {
        if (!Utf8.isText(text)) {
            report.add(0, 0, InvalidValueException.quote(text) + " cannot be written in UTF-8");
        }
        return Scalar.text(text);
    }

    private void putText(Fields fields, String key, Object value) {
        if (value != null && !value.toString().isEmpty()) {
            put(fields, key, text(value.toString()));
        }
    }

    private static void put(Fields fields, String key, YamlNode value) {
        boolean empty = value instanceof Items items && items.nodes().isEmpty()
                || value instanceof Fields map && map.fields().isEmpty();
        if (!empty) {
            fields.fields().put(key, new Field(Scalar.text(key), value));
        }
    }

    private static Fields fields() {
        Map<String, Field> fields = new LinkedHashMap<>();
        return new Fields(fields, 0, 0);
    }

    private static Items item(YamlNode node) {
        return new Items(List.of(node), 0, 0);
    }
}
