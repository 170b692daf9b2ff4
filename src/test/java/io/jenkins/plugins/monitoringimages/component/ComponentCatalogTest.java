package io.jenkins.plugins.monitoringimages.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComponentCatalogTest {

    @Test
    void hasTheFiveComponents() {
        assertThat(ComponentCatalog.ids())
                .containsExactly("prometheus", "alertmanager", "node_exporter", "blackbox_exporter", "pushgateway");
    }

    @Test
    void refusesAnotherComponentAndListsThese() {
        assertThatThrownBy(() -> ComponentCatalog.byId("grafana"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("one of prometheus, alertmanager");
    }

    @ParameterizedTest
    @CsvSource({
        "2.4.3, linux/s390x, false", "2.5.0, linux/s390x, true",
        "2.11.2, linux/mips64, false", "2.12.0, linux/mips64le, true",
        "2.45.6, linux/riscv64, false", "2.46.0, linux/riscv64, true",
        "2.0.0, linux/arm/v7, true", "3.0.0-rc.1, linux/arm64, true"
    })
    void knowsSinceWhenPrometheusIsReleasedForAPlatform(String version, String platform, boolean released) {
        assertThat(ComponentCatalog.byId("prometheus").platformsOf(ReleaseVersion.parse(version)).contains(Platform.parse(platform)))
                .isEqualTo(released);
    }

    @ParameterizedTest
    @CsvSource({"2.53.5, true", "2.0.0, true", "3.0.0, false", "3.0.0-beta.0, false"})
    void knowsWhichReleasesOfPrometheusHaveConsoles(String version, boolean consoles) {
        assertThat(ComponentCatalog.byId("prometheus").hasConsoles(ReleaseVersion.parse(version))).isEqualTo(consoles);
    }

    @Test
    void namesAnAssetAsTheReleasesDo() {
        ReleaseAsset asset = new ReleaseAsset(
                ComponentCatalog.byId("prometheus"), ReleaseVersion.parse("2.43.0+stringlabels"), Platform.parse("linux/arm/v7"));

        assertThat(asset.releaseTag()).isEqualTo("v2.43.0+stringlabels");
        assertThat(asset.fileName()).isEqualTo("prometheus-2.43.0+stringlabels.linux-armv7.tar.gz");
        assertThat(asset.rootFolder()).isEqualTo("prometheus-2.43.0+stringlabels.linux-armv7");
    }
}
