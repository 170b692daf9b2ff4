package io.jenkins.plugins.monitoringimages.component.grafana;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A dashboard that comes with this project. Both are of schema version 36, which Grafana 9 writes and every later one reads, and
 * ask the data source {@value #DATA_SOURCE}.
 *
 * @param fileName such as {@code host.json}
 * @param json its text
 */
public record Dashboard(String fileName, String json) {

    /** The fixed uid of the data source that dashboards ask. */
    public static final String DATA_SOURCE = "monitoring-images";

    private static final List<String> FILES = List.of("prometheus.json", "host.json");

    /** All of them: Prometheus itself, and a host as node_exporter sees it. */
    public static List<Dashboard> all() {
        return FILES.stream().map(Dashboard::read).toList();
    }

    private static Dashboard read(String fileName) {
        try (InputStream in = Dashboard.class.getResourceAsStream(fileName)) {
            return new Dashboard(fileName, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
