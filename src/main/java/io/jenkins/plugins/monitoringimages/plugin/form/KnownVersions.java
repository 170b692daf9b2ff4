package io.jenkins.plugins.monitoringimages.plugin.form;

import java.util.List;
import java.util.Map;

/** Releases that the form offers; any other one can be typed. */
public final class KnownVersions {

    private static final Map<String, List<String>> VERSIONS = Map.of(
            "prometheus", List.of("3.7.3", "3.5.0", "2.55.1", "2.53.5", "2.45.6"),
            "alertmanager", List.of("0.28.1", "0.27.0"),
            "node_exporter", List.of("1.9.1", "1.8.2"),
            "blackbox_exporter", List.of("0.27.0", "0.25.0"),
            "pushgateway", List.of("1.11.1", "1.10.0"));

    private KnownVersions() {}

    /** @return newest first; empty for a component that is not in the catalog */
    public static List<String> of(String component) {
        return VERSIONS.getOrDefault(component, List.of());
    }
}
