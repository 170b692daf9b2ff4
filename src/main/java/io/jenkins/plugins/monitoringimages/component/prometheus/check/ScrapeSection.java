package io.jenkins.plugins.monitoringimages.component.prometheus.check;

import static io.jenkins.plugins.monitoringimages.yaml.Shape.listOf;
import static io.jenkins.plugins.monitoringimages.yaml.Shape.mapOf;

import io.jenkins.plugins.monitoringimages.component.http.HttpClientSection;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Rules;
import io.jenkins.plugins.monitoringimages.yaml.Scalars;
import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.Shape;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Items;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The {@code global} section, and the scrape configs that share most of its keys. */
final class ScrapeSection {

    private static final List<String> PROTOCOL_NAMES = List.of(
            "OpenMetricsText0.0.1", "OpenMetricsText1.0.0", "PrometheusProto", "PrometheusText0.0.4",
            "PrometheusText1.0.0");
    private static final String UNKNOWN_PROTOCOL = "an unknown scrape protocol";
    private static final Shape PROTOCOL = Scalars.oneOf(UNKNOWN_PROTOCOL, PROTOCOL_NAMES);

    /** What {@code global} sets and a scrape config can set anew. */
    private static final Section SHARED = Section.named("scraping")
            .keys(Scalars.DURATION, "scrape_interval", "scrape_timeout")
            .keys(ScrapeSection::protocols, "scrape_protocols")
            .keys(Scalars.TEXT, "scrape_failure_log_file")
            .keys(Scalars.SIZE, "body_size_limit")
            .keys(Scalars.COUNT, "sample_limit", "target_limit", "label_limit", "label_name_length_limit",
                    "label_value_length_limit", "keep_dropped_targets")
            .keys(Scalars.oneOfOrEmpty("an unrecognized ValidationScheme", List.of("legacy", "utf8")),
                    "metric_name_validation_scheme")
            .keys(Scalars.oneOfOrEmpty("an unknown name escaping method",
                    List.of("allow-utf-8", "underscores", "dots", "values")), "metric_name_escaping_scheme")
            .keys(Scalars.BOOLEAN, "scrape_native_histograms", "convert_classic_histograms_to_nhcb",
                    "always_scrape_classic_histograms", "extra_scrape_metrics")
            .build();

    static final Section GLOBAL = Section.named("the global section")
            .with(SHARED)
            .keys(Scalars.DURATION, "evaluation_interval", "rule_query_offset")
            .keys(Scalars.TEXT, "query_log_file")
            .keys(mapOf(Scalars.LABEL_NAME, Scalars.LABEL_VALUE), "external_labels")
            .build();

    private static final Section JOB = Section.named("a scrape config")
            .keys(Scalars.TEXT, "job_name", "metrics_path", "scheme")
            .with(SHARED)
            .keys(Scalars.BOOLEAN, "honor_labels", "honor_timestamps", "track_timestamps_staleness",
                    "enable_compression", "scrape_classic_histograms")
            .keys(mapOf(Scalars.TEXT, listOf(Scalars.TEXT)), "params")
            .keys(Scalars.oneOfOrEmpty(UNKNOWN_PROTOCOL, PROTOCOL_NAMES), "fallback_scrape_protocol")
            .keys(Scalars.COUNT, "native_histogram_bucket_limit")
            .keys(Scalars.NUMBER, "native_histogram_min_bucket_factor")
            .keys(RelabelSection.rules("target relabeling"), "relabel_configs")
            .keys(RelabelSection.rules("metric relabeling"), "metric_relabel_configs")
            .with(HttpClientSection.HTTP_CLIENT)
            .with(TargetsSection.DISCOVERY)
            .rule(Rules.required("job_name", "job_name is empty; allowed: a name that no other scrape config has"))
            .build();

    static final Shape JOBS = listOf(JOB, "empty or null scrape config section");

    private ScrapeSection() {}

    private static void protocols(YamlNode node, Report report) {
        listOf(PROTOCOL, "empty list item; allowed: " + String.join(", ", PROTOCOL_NAMES)).check(node, report);
        if (node instanceof Items items) {
            Set<String> seen = new HashSet<>();
            for (YamlNode item : items.nodes()) {
                if (item instanceof Scalar scalar && !seen.add(scalar.text().toLowerCase(Locale.ROOT))) {
                    report.add(item, "duplicated protocol in scrape_protocols");
                }
            }
            if (items.nodes().isEmpty()) {
                report.add(node, "scrape_protocols cannot be empty");
            }
        }
    }

    /** The scrape configs that are maps, as they are; empty where there are none. */
    static List<Fields> jobs(Fields root) {
        return root.value("scrape_configs").orElse(null) instanceof Items items
                ? items.nodes().stream().filter(Fields.class::isInstance).map(Fields.class::cast).toList()
                : List.of();
    }
}
