package io.jenkins.plugins.monitoringimages.component.prometheus;

import io.jenkins.plugins.monitoringimages.model.Labels;
import io.jenkins.plugins.monitoringimages.model.PromDuration;
import io.jenkins.plugins.monitoringimages.model.ScrapeTarget;
import java.io.Serializable;
import java.util.List;

/**
 * A scrape job with static targets.
 *
 * @param name unique among the jobs of a configuration, not blank
 * @param targets what is scraped
 * @param labels put on every series of these targets
 * @param metricsPath begins with a slash; empty for Prometheus' default, {@code /metrics}
 * @param scheme {@code http}, {@code https}, or empty for Prometheus' default, {@code http}
 * @param scrapeInterval null for the global one
 * @param scrapeTimeout null for the global one; not above the interval
 */
public record ScrapeJob(
        String name,
        List<ScrapeTarget> targets,
        Labels labels,
        String metricsPath,
        String scheme,
        PromDuration scrapeInterval,
        PromDuration scrapeTimeout)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    public ScrapeJob {
        targets = List.copyOf(targets);
    }

    /** The job of the sample configuration, with which Prometheus watches itself. */
    public static ScrapeJob ofItself() {
        List<ScrapeTarget> itself = List.of(new ScrapeTarget("localhost", 9090));
        return new ScrapeJob("prometheus", itself, Labels.none(), "", "", null, null);
    }
}
