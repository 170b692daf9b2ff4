package io.jenkins.plugins.monitoringimages.component.prometheus;

import io.jenkins.plugins.monitoringimages.component.prometheus.check.ConfigCheck;
import io.jenkins.plugins.monitoringimages.yaml.ConfigException;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlWriter;
import java.util.List;

/**
 * Writes {@code prometheus.yml}.
 *
 * <p>The order is always the same: {@code global}, {@code rule_files}, {@code alerting}, {@code scrape_configs}, then
 * the other keys of {@link PrometheusConfig#extra()} in their own order. Every text that any reader of YAML 1.1 or 1.2
 * could take as a number, a boolean, a date or nothing stands in quotes. A {@code $} is written as it is; Prometheus 3
 * itself replaces {@code $NAME} in external labels, and reads {@code $$} there as one {@code $}.
 *
 * <p>{@code extra} is merged by these rules:
 * <ul>
 *   <li>a key that the settings do not give is added, also inside {@code global}, {@code external_labels} and
 *       {@code alerting}: {@code global: {scrape_timeout: 5s}} is fine;
 *   <li>a key that the settings give is a clash, even with the same value: one of the two would be changed some day,
 *       and the other forgotten;
 *   <li>{@code rule_files}, {@code scrape_configs} and {@code alertmanagers} are appended to those of the settings;
 *   <li>a job name must be unique over both;
 *   <li>a key with nothing behind it is the same as no key where the settings give it;
 *   <li>values keep how they were written, anchors and merge keys are resolved, comments are not kept.
 * </ul>
 */
public final class PrometheusYaml {

    /** How findings in {@link PrometheusConfig#extra()} call their file. */
    public static final String EXTRA = "extra";

    private PrometheusYaml() {}

    /**
     * The YAML of a configuration; always ends with a line break.
     *
     * @throws ConfigException if {@code extra} is no YAML map, clashes with the settings or names a job again, with all
     *     findings by line and column in {@code extra}; or if a text cannot be written in UTF-8
     */
    public static String render(PrometheusConfig config) throws ConfigException {
        Report report = new Report(EXTRA);
        Fields settings = SettingsTree.of(config, report);
        Fields merged = ExtraMerge.merge(settings, config.extra(), report);
        if (!report.isEmpty()) {
            throw new ConfigException("The additional YAML cannot be merged into prometheus.yml", report.findings());
        }
        return YamlWriter.write(merged);
    }

    /**
     * What Prometheus would refuse of {@code extra}, merged into the settings.
     *
     * @return findings by line and column in {@code extra}; none about the settings themselves
     * @throws ConfigException as {@link #render} does
     */
    public static List<Finding> findingsInExtra(PrometheusConfig config) throws ConfigException {
        render(config);
        Fields merged = ExtraMerge.merge(
                SettingsTree.of(config, new Report(EXTRA)), config.extra(), new Report(EXTRA));
        return ConfigCheck.check(EXTRA, merged).stream().filter(finding -> finding.line() > 0).toList();
    }
}
