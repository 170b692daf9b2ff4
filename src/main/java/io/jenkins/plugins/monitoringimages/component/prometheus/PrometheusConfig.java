package io.jenkins.plugins.monitoringimages.component.prometheus;

import io.jenkins.plugins.monitoringimages.model.Labels;
import io.jenkins.plugins.monitoringimages.model.PromDuration;
import io.jenkins.plugins.monitoringimages.model.ScrapeTarget;
import java.io.Serializable;
import java.util.List;

/**
 * What a generated {@code prometheus.yml} says.
 *
 * @param scrapeInterval how often targets are scraped
 * @param evaluationInterval how often rules are evaluated
 * @param externalLabels put on what leaves this Prometheus
 * @param alertmanagers where alerts are sent
 * @param ruleFiles paths below the configuration's folder, as they appear in {@code rule_files}
 * @param scrapeJobs in their order
 * @param extra further YAML to be merged at the top level; empty for none
 */
public record PrometheusConfig(
        PromDuration scrapeInterval,
        PromDuration evaluationInterval,
        Labels externalLabels,
        List<ScrapeTarget> alertmanagers,
        List<String> ruleFiles,
        List<ScrapeJob> scrapeJobs,
        String extra)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    public PrometheusConfig {
        alertmanagers = List.copyOf(alertmanagers);
        ruleFiles = List.copyOf(ruleFiles);
        scrapeJobs = List.copyOf(scrapeJobs);
    }

    /** The same with other rule files. */
    public PrometheusConfig withRuleFiles(List<String> files) {
        return new PrometheusConfig(
                scrapeInterval, evaluationInterval, externalLabels, alertmanagers, files, scrapeJobs, extra);
    }
}
