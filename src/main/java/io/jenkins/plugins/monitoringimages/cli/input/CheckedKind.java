package io.jenkins.plugins.monitoringimages.cli.input;

import io.jenkins.plugins.monitoringimages.yaml.ConfigText;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Items;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode;
import java.util.Map;
import java.util.Set;

/** What kind of file {@code check} is given. */
public enum CheckedKind {
    /** A {@code prometheus.yml}. */
    prometheus,
    /** Groups of recording and alerting rules. */
    rules,
    /** Targets for {@code file_sd_configs}. */
    targets,
    /** What {@code --web.config.file} names. */
    web,
    /** An {@code alertmanager.yml}. */
    alertmanager,
    /** A configuration of blackbox_exporter. */
    blackbox;

    /** Keys at the top that only one kind has. */
    private static final Map<String, CheckedKind> TELLING = Map.of(
            "groups", rules,
            "tls_server_config", web,
            "http_server_config", web,
            "basic_auth_users", web,
            "route", alertmanager,
            "receivers", alertmanager,
            "modules", blackbox);

    /** The kind that a file's keys tell; a configuration of Prometheus where they tell none. */
    public static CheckedKind of(byte[] bytes) {
        YamlNode root = ConfigText.read(bytes, new Report("")).orElse(null);
        if (root instanceof Items) {
            return targets;
        }
        Set<String> keys = root instanceof Fields fields ? fields.fields().keySet() : Set.of();
        return keys.stream().filter(TELLING::containsKey).map(TELLING::get).findFirst().orElse(prometheus);
    }
}
