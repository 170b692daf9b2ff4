package io.jenkins.plugins.monitoringimages.component.prometheus.check;

import io.jenkins.plugins.monitoringimages.yaml.Scalars;
import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.Shape;

/** The whole of a configuration. */
final class PrometheusSection {

    private static final Section RUNTIME = Section.named("the runtime section").keys(Scalars.INTEGER, "gogc").build();

    static final Section CONFIG = Section.named("prometheus.yml")
            .keys(ScrapeSection.GLOBAL, "global")
            .keys(RUNTIME, "runtime")
            .keys(AlertingSection.ALERTING, "alerting")
            .keys(Shape.listOf(Scalars.RULE_PATH, "empty list item; allowed: the path of a file"),
                    "rule_files", "scrape_config_files")
            .keys(ScrapeSection.JOBS, "scrape_configs")
            .keys(StorageSection.STORAGE, "storage")
            .keys(TracingSection.TRACING, "tracing")
            .keys(RemoteSection.WRITES, "remote_write")
            .keys(RemoteSection.READS, "remote_read")
            .keys(OtlpSection.OTLP, "otlp")
            .rule(ScrapeRules::check)
            .build();

    private PrometheusSection() {}
}
