package io.jenkins.plugins.monitoringimages.component.prometheus;

import io.jenkins.plugins.monitoringimages.model.Labels;
import io.jenkins.plugins.monitoringimages.model.PromDuration;
import io.jenkins.plugins.monitoringimages.model.ScrapeTarget;
import java.util.List;
import java.util.stream.Stream;

/** Configurations for tests. */
public final class Configs {

    public static final PromDuration FIFTEEN_SECONDS = new PromDuration("15s");

    private Configs() {}

    public static PrometheusConfig of(Labels externalLabels, List<ScrapeJob> jobs, String extra) {
        return new PrometheusConfig(
                FIFTEEN_SECONDS, FIFTEEN_SECONDS, externalLabels, List.of(), List.of(), jobs, extra);
    }

    public static PrometheusConfig withExtra(String extra) {
        return of(Labels.none(), List.of(job("coop", Labels.none(), "coop:8081")), extra);
    }

    public static ScrapeJob job(String name, Labels labels, String... targets) {
        return new ScrapeJob(
                name, Stream.of(targets).map(ScrapeTarget::parse).toList(), labels, "", "", null, null);
    }
}
