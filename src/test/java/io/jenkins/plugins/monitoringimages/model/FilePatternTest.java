package io.jenkins.plugins.monitoringimages.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilePatternTest {

    @ParameterizedTest
    @CsvSource({
        "a.yml, a.yml", "./a.yml, a.yml", "a//./b.yml, a/b.yml", "*.yml, a.yml", "rules/*, rules/a b", "a?c, abc",
        "[a-c]x, bx", "[^a-c]x, dx", "\\*, *", "*, .hidden", "a/*/c, a/b/c", "[[]x, [x", "a$^+()b*, a$^+()bc"
    })
    void matches(String pattern, String path) {
        assertThat(new FilePattern(pattern).matches(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "a.yml, aXyml", "*.yml, a/b.yml", "a?c, a/c", "[^a]x, /x", "[a, a", "[z-a], b", "*, '/'", "A, a", "a/*, a/b/c"
    })
    void doesNotMatch(String pattern, String path) {
        assertThat(new FilePattern(pattern).matches(path)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"a.yml, true", "a b/c.yml, true", "*.yml, false", "a?, false", "[a], false", "a\\*, false"})
    void knowsAPathFromAPattern(String text, boolean isPath) {
        assertThat(new FilePattern(text).isPath()).isEqualTo(isPath);
    }
}
