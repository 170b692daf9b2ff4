package io.jenkins.plugins.monitoringimages.docker.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.model.Platform;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagesTest {

    @ParameterizedTest
    @CsvSource({
        "linux, amd64, '', linux/amd64",
        "linux, amd64, v1, linux/amd64",
        "linux, arm64, '', linux/arm64",
        "linux, arm64, v8, linux/arm64",
        "linux, arm, v5, linux/arm/v5",
        "linux, arm, v7, linux/arm/v7",
        "linux, arm, '', linux/arm/v7",
        "linux, s390x, '', linux/s390x"
    })
    void anImageIsForThePlatformThatTheEngineMeans(String os, String architecture, String variant, String expected) {
        assertThat(image(os, architecture, variant).platform()).contains(Platform.parse(expected));
    }

    @ParameterizedTest
    @CsvSource({"windows, amd64, ''", "linux, mips, ''", "'', '', ''"})
    void anImageForAnotherPlatformIsForNoneThatCanBeAskedFor(String os, String architecture, String variant) {
        assertThat(image(os, architecture, variant).platform()).isEqualTo(Optional.empty());
    }

    private static Images.Description image(String os, String architecture, String variant) {
        return new Images.Description("sha256:0", os, architecture, variant, 0, List.of(), Map.of(), List.of(), List.of());
    }
}
