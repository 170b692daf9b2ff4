package io.jenkins.plugins.monitoringimages.component.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ComponentCatalogTest {

    static Stream<Component> components() {
        return ComponentCatalog.components().stream();
    }

    @Test
    void beginsWithTheOneThatIsBuiltByDefault() {
        assertThat(ComponentCatalog.ids())
                .startsWith("prometheus", "alertmanager", "node_exporter", "blackbox_exporter", "pushgateway");
        assertThat(ComponentCatalog.byDefault().id()).isEqualTo("prometheus");
    }

    @Test
    void listsEachOfItsFiles() throws Exception {
        Path directory = Path.of(ComponentCatalog.class
                .getResource("/io/jenkins/plugins/monitoringimages/components/catalog.txt")
                .toURI())
                .getParent();

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yaml")))
                    .containsExactlyInAnyOrderElementsOf(
                            ComponentCatalog.ids().stream().map(id -> id + ".yaml").toList());
        }
    }

    @ParameterizedTest
    @MethodSource("components")
    void saysOfEachWhatItsImageIsLabelledWith(Component component) {
        assertThat(component.about().title()).isNotBlank();
        assertThat(component.about().description()).isNotBlank().doesNotEndWith(".");
        assertThat(component.about().licence()).isNotBlank();
        assertThat(component.about().url()).startsWith("https://");
        assertThat(component.availability().offered()).isNotEmpty();
    }

    @Test
    void refusesAnotherComponentAndListsThese() {
        assertThatThrownBy(() -> ComponentCatalog.byId("loki"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("one of prometheus, alertmanager");
    }

    @ParameterizedTest
    @CsvSource({
        "prometheus, 2.4.3, linux/s390x, false", "prometheus, 2.5.0, linux/s390x, true",
        "prometheus, 2.11.2, linux/mips64, false", "prometheus, 2.12.0, linux/mips64le, true",
        "prometheus, 2.45.6, linux/riscv64, false", "prometheus, 2.46.0, linux/riscv64, true",
        "prometheus, 2.0.0, linux/arm/v7, true", "prometheus, 3.0.0-rc.1, linux/arm64, true",
        "snmp_exporter, 0.19.0, linux/s390x, false", "snmp_exporter, 0.20.0, linux/mips64, true",
        "mysqld_exporter, 0.15.0, linux/riscv64, false", "mysqld_exporter, 0.15.1, linux/riscv64, true",
        "memcached_exporter, 0.13.0, linux/riscv64, false", "memcached_exporter, 0.13.1, linux/riscv64, true",
        "postgres_exporter, 0.13.2, linux/riscv64, false", "postgres_exporter, 0.14.0, linux/riscv64, true"
    })
    void knowsSinceWhenSomethingIsReleasedForAPlatform(String id, String version, String platform, boolean released) {
        assertThat(ComponentCatalog.byId(id).platformsOf(ReleaseVersion.parse(version)).contains(Platform.parse(platform)))
                .isEqualTo(released);
    }

    @Test
    void namesAnAssetAsTheReleasesDo() {
        ReleaseAsset asset = new ReleaseAsset(
                ComponentCatalog.byId("prometheus"), ReleaseVersion.parse("2.43.0+stringlabels"), Platform.parse("linux/arm/v7"));

        assertThat(asset.releaseTag()).isEqualTo("v2.43.0+stringlabels");
        assertThat(asset.fileName()).isEqualTo("prometheus-2.43.0+stringlabels.linux-armv7.tar.gz");
        assertThat(asset.rootDirectory()).isEqualTo("prometheus-2.43.0+stringlabels.linux-armv7");
        assertThat(asset.checksumsName()).contains("sha256sums.txt");
        assertThat(ReleaseAsset.named(asset.fileName(), asset.component(), asset.platform())).contains(asset);
    }
}
