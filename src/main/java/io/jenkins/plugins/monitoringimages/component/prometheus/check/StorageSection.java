package io.jenkins.plugins.monitoringimages.component.prometheus.check;

import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Rules;
import io.jenkins.plugins.monitoringimages.yaml.Scalars;
import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import java.util.List;

/** How samples are stored. */
final class StorageSection {

    private static final Section RETENTION = Section.named("the retention section")
            .keys(Scalars.DURATION, "time")
            .keys(Scalars.SIZE, "size")
            .keys(Scalars.NUMBER, "percentage")
            .rule(StorageSection::retention)
            .build();

    private static final Section CHUNK_ENCODING = Section.named("the chunk_encoding section")
            .keys(Scalars.oneOfOrEmpty(
                    "no chunk encoding; 'storage.tsdb.chunk_encoding.floats' must be 'xor' or 'xor2'",
                    List.of("xor", "xor2")), "floats")
            .build();

    private static final Section TSDB = Section.named("the tsdb section")
            .keys(Scalars.DURATION, "out_of_order_time_window")
            .keys(Scalars.NUMBER, "stale_series_compaction_threshold")
            .keys(CHUNK_ENCODING, "chunk_encoding")
            .keys(RETENTION, "retention")
            .build();

    private static final Section EXEMPLARS = Section.named("the exemplars section")
            .keys(Scalars.INTEGER, "max_exemplars")
            .build();

    static final Section STORAGE = Section.named("the storage section")
            .keys(TSDB, "tsdb")
            .keys(EXEMPLARS, "exemplars")
            .build();

    private StorageSection() {}

    private static void retention(Fields retention, Report report) {
        retention.scalar("size").filter(size -> size.text().startsWith("-")).ifPresent(size ->
                report.add(size, "'storage.tsdb.retention.size' must be greater than or equal to 0"));
        if (Rules.number(retention, "percentage").filter(number -> number < 0 || number > 100).isPresent()) {
            report.add(retention.fields().get("percentage").value(),
                    "'storage.tsdb.retention.percentage' must be in the range [0, 100]");
        }
    }
}
