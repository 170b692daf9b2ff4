package io.jenkins.plugins.monitoringimages.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.model.ImageOutput.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageOutputTest {

    @Test
    void isAKindAndAPath() {
        assertThat(ImageOutput.parse("docker")).isEqualTo(ImageOutput.docker());
        assertThat(ImageOutput.parse("registry")).isEqualTo(ImageOutput.registry());
        assertThat(ImageOutput.parse("oci:out/image")).isEqualTo(new ImageOutput(Kind.OCI, "out/image"));
        assertThat(ImageOutput.parse("archive:/srv/a:b.tar")).isEqualTo(new ImageOutput(Kind.ARCHIVE, "/srv/a:b.tar"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker", "registry", "oci:out", "archive:out/prometheus.tar"})
    void isWrittenAsItIsRead(String text) {
        assertThat(ImageOutput.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "Docker", "podman", "oci", "oci:", "archive", "docker:", "registry:host", "oci:..", "oci:a/../b", "oci:./a",
                "oci:a\\..\\b", "archive: x", "archive:a\nb", "oci: "
            })
    void nothingElseIsOne(String text) {
        assertThatThrownBy(() -> ImageOutput.parse(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("allowed: docker, registry, oci:DIR or archive:FILE");
    }
}
