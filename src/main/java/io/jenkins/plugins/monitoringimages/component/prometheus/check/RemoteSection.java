package io.jenkins.plugins.monitoringimages.component.prometheus.check;

import static io.jenkins.plugins.monitoringimages.yaml.Rules.atMostOneOf;
import static io.jenkins.plugins.monitoringimages.yaml.Rules.required;
import static io.jenkins.plugins.monitoringimages.yaml.Shape.listOf;
import static io.jenkins.plugins.monitoringimages.yaml.Shape.mapOf;

import io.jenkins.plugins.monitoringimages.component.http.CloudAuthSections;
import io.jenkins.plugins.monitoringimages.component.http.Headers;
import io.jenkins.plugins.monitoringimages.component.http.HttpClientSection;
import io.jenkins.plugins.monitoringimages.component.http.Urls;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Rules;
import io.jenkins.plugins.monitoringimages.yaml.Scalars;
import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.Shape;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Items;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** {@code remote_write} and {@code remote_read}. */
final class RemoteSection {

    private static final Section QUEUE = Section.named("a queue_config")
            .keys(Scalars.INTEGER, "capacity", "max_shards", "min_shards", "max_samples_per_send", "max_retries")
            .keys(Scalars.DURATION, "batch_send_deadline", "min_backoff", "max_backoff", "sample_age_limit")
            .keys(Scalars.BOOLEAN, "retry_on_http_429")
            .rule(RemoteSection::queue)
            .build();

    private static final Section METADATA = Section.named("a metadata_config")
            .keys(Scalars.BOOLEAN, "send")
            .keys(Scalars.DURATION, "send_interval")
            .keys(Scalars.INTEGER, "max_samples_per_send")
            .build();

    private static final Section WRITE = Section.named("a remote_write")
            .keys(Urls.ANY, "url")
            .keys(Scalars.DURATION, "remote_timeout")
            .keys(mapOf(Headers.OF_REMOTE, Scalars.SECRET), "headers")
            .keys(RelabelSection.rules("relabeling"), "write_relabel_configs")
            .keys(Scalars.TEXT, "name")
            .keys(Scalars.BOOLEAN, "send_exemplars", "send_native_histograms", "round_robin_dns",
                    "failed_request_logging")
            .keys(Scalars.oneOf("an invalid protobuf_message value: unknown type for remote write protobuf message",
                    List.of("prometheus.WriteRequest", "io.prometheus.write.v2.Request")), "protobuf_message")
            .with(HttpClientSection.HTTP_CLIENT)
            .keys(QUEUE, "queue_config")
            .keys(METADATA, "metadata_config")
            .keys(CloudAuthSections.SIGV4, "sigv4")
            .keys(CloudAuthSections.AZURE_AD, "azuread")
            .keys(CloudAuthSections.GOOGLE_IAM, "google_iam")
            .rule(required("url", "url for remote_write is empty"))
            .rule(atMostOneOf("basic_auth", "authorization", "oauth2", "sigv4", "azuread", "google_iam"))
            .build();

    private static final Section READ = Section.named("a remote_read")
            .keys(Urls.ANY, "url")
            .keys(Scalars.DURATION, "remote_timeout")
            .keys(Scalars.COUNT, "chunked_read_limit")
            .keys(mapOf(Headers.OF_REMOTE, Scalars.SECRET), "headers")
            .keys(Scalars.BOOLEAN, "read_recent", "filter_external_labels")
            .keys(Scalars.TEXT, "name")
            .keys(mapOf(Scalars.LABEL_NAME, Scalars.LABEL_VALUE), "required_matchers")
            .with(HttpClientSection.HTTP_CLIENT)
            .rule(required("url", "url for remote_read is empty"))
            .build();

    static final Shape WRITES = unique("remote write", listOf(WRITE, "empty or null remote write config section"));
    static final Shape READS = unique("remote read", listOf(READ, "empty or null remote read config section"));

    private RemoteSection() {}

    /** Only what the file itself says is compared: the defaults have changed between versions. */
    private static void queue(Fields queue, Report report) {
        for (String key : List.of("max_shards", "min_shards", "max_samples_per_send", "capacity")) {
            if (Rules.number(queue, key).filter(number -> number <= 0).isPresent()) {
                report.add(queue.fields().get(key).value(), "remote write queue " + key + " must be positive");
            }
        }
        double most = Rules.number(queue, "max_shards").orElse(Double.MAX_VALUE);
        if (most > 0 && Rules.number(queue, "min_shards").orElse(0.0) > most) {
            report.add(queue.fields().get("min_shards").value(),
                    "remote write queue min_shards must not be greater than max_shards");
        }
        OptionalLong shortest = Rules.millis(queue, "min_backoff");
        OptionalLong longest = Rules.millis(queue, "max_backoff");
        if (shortest.isPresent() && longest.isPresent() && longest.getAsLong() < shortest.getAsLong()) {
            report.add(queue.fields().get("max_backoff").value(),
                    "remote write queue max_backoff must not be less than min_backoff");
        }
    }

    private static Shape unique(String what, Shape list) {
        return (node, report) -> {
            list.check(node, report);
            Map<String, Scalar> seen = new HashMap<>();
            for (YamlNode item : node instanceof Items items ? items.nodes() : List.<YamlNode>of()) {
                Scalar name = item instanceof Fields fields ? fields.scalar("name").orElse(null) : null;
                Scalar earlier = name == null || name.text().isEmpty() ? null : seen.putIfAbsent(name.text(), name);
                if (earlier != null) {
                    report.add(name, "found multiple " + what + " configs with name "
                            + InvalidValueException.quote(name.text()) + "; the first is in line " + earlier.line());
                }
            }
        };
    }
}
