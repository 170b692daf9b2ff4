package io.jenkins.plugins.monitoringimages.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.component.ComponentCatalog;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Dockerfile;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.testing.Golden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageLayoutTest {

    @ParameterizedTest
    @CsvSource({
        "prometheus, 2.0.0", "prometheus, 2.53.5", "prometheus, 3.5.0", "alertmanager, 0.28.1", "node_exporter, 1.9.1",
        "blackbox_exporter, 0.27.0", "pushgateway, 1.11.1"
    })
    void laysOutTheImageOfEveryComponent(String component, String version) {
        ImageLayout layout = new ImageLayout(ComponentCatalog.byId(component), ReleaseVersion.parse(version));
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("org.opencontainers.image.title", component);
        labels.put("yard", "back");

        Dockerfile dockerfile = layout.dockerfile("quay.io/prometheus/busybox:latest", List.of(), labels);

        assertThat(dockerfile.text()).isEqualTo(Golden.text(getClass(), component + "-" + version + ".Dockerfile"));
    }

    @Test
    void takesAUsersFlagsAfterItsOwnAndQuotesWhatTheyHold() {
        ImageLayout layout = new ImageLayout(ComponentCatalog.byId("prometheus"), ReleaseVersion.of(3, 5, 0));

        assertThat(layout.dockerfile("scratch", List.of("--web.page-title=\"Coop\" $5 \\ ü"), Map.of()).text())
                .contains("FROM scratch\n")
                .contains("\"--storage.tsdb.path=/prometheus\", \"--web.page-title=\\\"Coop\\\" $5 \\\\ ü\"]\n");
    }
}
