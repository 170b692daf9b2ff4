package io.jenkins.plugins.monitoringimages.component.prometheus.check;

import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.yaml.ConfigText;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks a {@code prometheus.yml} without Prometheus.
 *
 * <p>All findings are told at once. The check knows the keys of Prometheus 2 and 3 and accepts whatever one of their
 * versions does, but for names of labels where the version is known; what else only the version at hand can decide is
 * left to its {@code promtool}. No input makes it throw, and its size, nesting and aliases are bounded. Values that may be
 * secrets appear in no message.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/">Configuration</a>
 */
public final class ConfigCheck {

    private ConfigCheck() {}

    /**
     * Checks a configuration.
     *
     * @param fileName how findings call the file
     * @return what is wrong, by line and column; empty for a good configuration
     */
    public static List<Finding> check(String fileName, String yaml) {
        Report report = new Report(fileName);
        check(ConfigText.read(yaml, report), FilesBeside.NONE, report);
        return report.findings();
    }

    /** The same from the bytes of a file: UTF-8, or UTF-16 with a byte order mark. */
    public static List<Finding> check(String fileName, byte[] yaml) {
        return check(fileName, yaml, Optional.empty(), FilesBeside.NONE);
    }

    /**
     * The same with all that is known.
     *
     * @param version of the Prometheus that will read it, where that is known
     * @param files what lies beside it: {@code scrape_config_files}, rule files and files of targets are checked with it
     */
    public static List<Finding> check(
            String fileName, byte[] yaml, Optional<ReleaseVersion> version, FilesBeside files) {
        Report report = new Report(fileName, version);
        Optional<YamlNode> root = ConfigText.read(yaml, report);
        check(root, files, report);
        List<Finding> findings = new ArrayList<>(report.findings());
        if (root.orElse(null) instanceof Fields fields) {
            findings.addAll(new NamedFiles(files, version).findings(fields));
        }
        return findings.stream().limit(Report.MOST_FINDINGS).toList();
    }

    /** The same of a configuration that is read already, or put together. */
    public static List<Finding> check(String fileName, YamlNode root) {
        Report report = new Report(fileName);
        check(Optional.of(root), FilesBeside.NONE, report);
        return report.findings();
    }

    private static void check(Optional<YamlNode> root, FilesBeside files, Report report) {
        root.filter(node -> !YamlNode.isNothing(node)).ifPresent(node -> {
            PrometheusSection.CONFIG.check(node, report);
            if (node instanceof Fields fields) {
                ScrapeFiles.check(fields, files, report);
            }
        });
    }
}
