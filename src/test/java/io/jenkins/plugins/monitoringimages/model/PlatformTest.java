package io.jenkins.plugins.monitoringimages.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "linux/amd64, linux-amd64, amd64",
        "linux/arm/v7, linux-armv7, armv7",
        "linux/arm/v5, linux-armv5, armv5",
        "linux/arm64, linux-arm64, arm64",
        "linux/mips64le, linux-mips64le, mips64le"
    })
    void namesThePlatformAsReleasesAndTagsDo(String name, String releaseName, String suffix) {
        Platform platform = Platform.parse(name);

        assertThat(platform).hasToString(name);
        assertThat(platform.releaseName()).isEqualTo(releaseName);
        assertThat(platform.suffix()).isEqualTo(suffix);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "linux", "linux/arm", "linux/arm/v8", "windows/amd64", "linux/amd64/v2", "linux/arm/v7/"})
    void refusesWhatNoReleaseExistsForAndListsTheOthers(String name) {
        assertThatThrownBy(() -> Platform.parse(name))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("one of linux/amd64, linux/arm/v5");
    }

    @ParameterizedTest
    @CsvSource({"amd64, linux/amd64", "x86_64, linux/amd64", "aarch64, linux/arm64", "arm, linux/arm/v7", "i386, linux/386"})
    void knowsThePlatformOfAMachineByJavasName(String osArch, String name) {
        assertThat(Platform.ofMachine(osArch)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux/arm64/v8", " linux/arm64 ", "Linux/ARM64"})
    void takesOtherSpellingsOfTheSamePlatform(String name) {
        assertThat(Platform.parse(name)).hasToString("linux/arm64");
    }
}
