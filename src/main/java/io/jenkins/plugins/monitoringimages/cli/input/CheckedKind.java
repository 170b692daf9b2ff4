package io.jenkins.plugins.monitoringimages.cli.input;

import io.jenkins.plugins.monitoringimages.yaml.ConfigText;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Items;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode;
import java.util.Set;

/** What kind of file {@code check} is given. */
public enum CheckedKind {
    /** A {@code prometheus.yml}. */
    prometheus,
    /** Groups of recording and alerting rules. */
    rules,
    /** Targets for {@code file_sd_configs}. */
    targets;

    /** The kind that a file's first words tell; a configuration of Prometheus where they tell none. */
    public static CheckedKind of(byte[] bytes) throws UsageException {
        YamlNode root = ConfigText.read(bytes, new Report("")).orElse(null);
        if (root instanceof Items) {
            return targets;
        }
        Set<String> keys = root instanceof Fields fields ? fields.fields().keySet() : Set.of();
        if (keys.contains("receivers") || keys.contains("route")) {
            throw new UsageException("This looks like a configuration of Alertmanager, which amtool checks; "
                    + "to check it as another kind, say --as");
        }
        if (keys.contains("modules")) {
            throw new UsageException("This looks like a configuration of blackbox_exporter, which its --config.check "
                    + "checks; to check it as another kind, say --as");
        }
        return keys.contains("groups") ? rules : prometheus;
    }
}
