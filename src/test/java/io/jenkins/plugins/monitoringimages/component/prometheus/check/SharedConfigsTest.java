package io.jenkins.plugins.monitoringimages.component.prometheus.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Configurations of Prometheus' own tests, which lie beside the repository. */
class SharedConfigsTest {

    /** What needs to be said of each bad configuration that is not about service discovery. */
    private static final Map<String, String> REASONS = new TreeMap<>(Map.ofEntries(
            Map.entry("bearertoken", "at most one of bearer_token, bearer_token_file must be configured"),
            Map.entry("dropequal", "dropequal action requires 'target_label' value"),
            Map.entry("empty_alert_relabel_config", "empty or null alert relabeling rule"),
            Map.entry("empty_metric_relabel_config", "empty or null metric relabeling rule"),
            Map.entry("empty_rw_config", "empty or null remote write config section"),
            Map.entry("empty_scrape_config", "empty or null scrape config section"),
            Map.entry("empty_static_config", "empty or null section in static_configs"),
            Map.entry("jobname", "job_name is empty"),
            Map.entry("keepequal", "keepequal action requires 'target_label' value"),
            Map.entry("labeldrop2", "labeldrop action requires only 'regex', and no other fields"),
            Map.entry("labeldrop4", "labeldrop action requires only 'regex', and no other fields"),
            Map.entry("labelkeep", "labelkeep action requires only 'regex', and no other fields"),
            Map.entry("labelkeep3", "labelkeep action requires only 'regex', and no other fields"),
            Map.entry("labelkeep5", "labelkeep action requires only 'regex', and no other fields"),
            Map.entry("labelname", "not a valid label name"),
            Map.entry("lowercase3", "'replacement' can not be set for lowercase action"),
            Map.entry("metric_name_validation_scheme", "unrecognized ValidationScheme"),
            Map.entry("otlp_ignore_resource_attributes_without_promote_all",
                    "unless 'promote_all_resource_attributes'"),
            Map.entry("otlp_sanitize_ignore_resource_attributes", "duplicated OTel resource attribute"),
            Map.entry("regex", "error parsing regexp"),
            Map.entry("remote_read_header", "is a reserved header"),
            Map.entry("remote_write_authorization_header", "authorization header must be changed via"),
            Map.entry("remote_write_header", "is a reserved header"),
            Map.entry("remote_write_queue_max_backoff_less_than_min", "max_backoff must not be less than min_backoff"),
            Map.entry("remote_write_queue_max_shards_zero", "max_shards must be positive"),
            Map.entry("remote_write_queue_min_shards_zero", "min_shards must be positive"),
            Map.entry("remote_write_wrong_msg", "unknown type for remote write protobuf message"),
            Map.entry("scrape_config_files", "scrape timeout greater than scrape interval"),
            Map.entry("scrape_config_files_fallback_scrape_protocol2", "must be a single value, not a list"),
            Map.entry("scrape_config_files_scrape_protocols", "unknown scrape protocol"),
            Map.entry("scrape_config_utf8_conflicting", "validation scheme is not set to UTF8"),
            Map.entry("section_key_dup", "'scrape_configs' is already set"),
            Map.entry("static_config", "the key 'targets' is not known"),
            Map.entry("target_label_missing", "replace action requires 'target_label' value"),
            Map.entry("tracing_invalid_compression", "invalid compression type"),
            Map.entry("tracing_missing_endpoint", "tracing endpoint must be set"),
            Map.entry("tsdb_chunk_encoding_floats_wrong_case", "must be 'xor' or 'xor2'"),
            Map.entry("tsdb_retention_percentage", "must be in the range [0, 100]"),
            Map.entry("tsdb_retention_size", "must be greater than or equal to 0"),
            Map.entry("unknown_attr", "'consult_sd_configs' is not known"),
            Map.entry("uppercase", "uppercase action requires 'target_label' value"),
            Map.entry("url_in_targetgroup", "is not a valid hostname")));

    /** The file that it names, and that has its fault, is not among the shared ones. */
    private static final Set<String> UNDECIDABLE = Set.of("scrape_config_files_duplicate");

    private final Path shared =
            Path.of(System.getProperty("monitoringimages.shared", "../shared"), "prometheus-config");

    @BeforeEach
    void needsTheSharedData() {
        assumeTrue(Files.isDirectory(shared), "the test data of Prometheus is not beside the repository");
    }

    @Test
    void acceptsEveryGoodConfiguration() throws IOException {
        Map<String, List<Finding>> alarms = new TreeMap<>();
        List<Path> good = files("good");
        for (Path file : good) {
            List<Finding> findings = check(file);
            if (!findings.isEmpty()) {
                alarms.put(file.getFileName().toString(), findings);
            }
        }
        assertThat(good).hasSize(27);
        assertThat(alarms).isEmpty();
    }

    @Test
    void rejectsEveryBadConfigurationForItsReason() throws IOException {
        for (Map.Entry<String, String> expected : REASONS.entrySet()) {
            Path file = shared.resolve("bad").resolve(expected.getKey() + ".bad.yml");
            assertThat(check(file))
                    .as(expected.getKey())
                    .anySatisfy(finding -> {
                        assertThat(finding.message()).contains(expected.getValue());
                        assertThat(finding.line()).isPositive();
                        assertThat(finding.column()).isPositive();
                    });
        }
        assertThat(REASONS).hasSize(42);
    }

    @Test
    void rejectsEveryOtherBadConfigurationWhoseFilesAreAtHand() throws IOException {
        Set<String> accepted = new TreeSet<>();
        for (Path file : files("bad")) {
            String name = file.getFileName().toString().replace(".bad.yml", "");
            if (check(file).isEmpty()) {
                accepted.add(name);
            }
        }
        assertThat(accepted).isEqualTo(UNDECIDABLE);
    }

    private static List<Finding> check(Path file) throws IOException {
        return ConfigCheck.check(file.getFileName().toString(), Files.readAllBytes(file), Optional.empty(),
                new FilesOfDirectory(file.getParent()));
    }

    private List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(shared.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
        }
    }
}
