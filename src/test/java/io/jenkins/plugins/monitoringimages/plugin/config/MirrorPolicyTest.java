package io.jenkins.plugins.monitoringimages.plugin.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.SpecException;
import io.jenkins.plugins.monitoringimages.spec.reader.SpecReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MirrorPolicyTest {

    private static final List<String> ALLOWED = List.of("https://mirror.example.org/releases/");

    @Test
    void allowsEveryMirrorWhereNoneIsNamed() {
        assertThatCode(() -> MirrorPolicy.check(plan("http://anywhere"), List.of())).doesNotThrowAnyException();
        assertThatCode(() -> MirrorPolicy.check(plan(""), List.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://mirror.example.org/releases", "https://mirror.example.org/releases/"})
    void allowsTheMirrorsThatAreNamed(String mirror) {
        assertThatCode(() -> MirrorPolicy.check(plan(mirror), ALLOWED)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "http://mirror.example.org/releases",
        "https://mirror.example.org/releases/../others",
        "https://mirror.example.org/releases/%2e%2e/others",
        "https://mirror.example.org.evil.example/releases"
    })
    void refusesAllOthers(String mirror) {
        assertThatExceptionOfType(BuildException.class)
                .isThrownBy(() -> MirrorPolicy.check(plan(mirror), ALLOWED))
                .withMessageStartingWith("release.mirror: '")
                .withMessageContaining("https://mirror.example.org/releases/");
    }

    private static BuildSpec plan(String mirror) throws SpecException {
        return SpecReader.read(
                Map.of("image", Map.of("tags", List.of("a")), "release", Map.of("mirror", mirror)));
    }
}
