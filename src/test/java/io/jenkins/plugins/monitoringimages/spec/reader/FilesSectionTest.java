package io.jenkins.plugins.monitoringimages.spec.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.CopiedFiles;
import io.jenkins.plugins.monitoringimages.spec.SpecException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilesSectionTest {

    private static final String SHORTEST = "component: prometheus\nversion: 3.5.0\nimage: {tags: [coop]}\n";

    @Test
    void aFileHasAPathAndAPatternADirectory() throws Exception {
        BuildSpec spec = SpecReader.read("""
                files:
                  - {from: web.yml, to: /etc/prometheus/web.yml}
                  - {from: targets/*.json, to: /etc/prometheus/targets/}
                  - {from: tls/a.crt, to: /etc/ssl/}
                """ + SHORTEST, Map.of());

        assertThat(spec.files()).extracting(CopiedFiles::to)
                .containsExactly("/etc/prometheus/web.yml", "/etc/prometheus/targets/", "/etc/ssl/");
        assertThat(spec.files().get(2).target("tls/a.crt")).isEqualTo("/etc/ssl/a.crt");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "web.yml", "/web.yml", "/", "/etc/../web.yml", "/etc/./web.yml", "/etc//web.yml", "/proc/a", "/sys/a", "/dev/null",
        "/etc/.wh.passwd", "/etc/.wh..wh..opq", "\"/etc/a\\nb\"", "/etc/$HOME", "C:/web.yml"
    })
    void whatIsNoPathWithinAnImageIsRefused(String to) {
        assertThat(problemsOf("files: [{from: a.yml, to: " + to + "}]\n")).hasMessageContaining("files[0].to (line 1): ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../web.yml", "a/../../b", ".ssh/id", "a/.git/config"})
    void whatLiesOutsideOfTheDirectoryIsRefused(String from) {
        assertThat(problemsOf("files: [{from: " + from + ", to: /etc/a.yml}]\n"))
                .hasMessageContaining("files[0].from (line 1): ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/etc/prometheus/prometheus.yml | is where the configuration lies",
        "/etc/prometheus/prometheus.yml/a | lies below the configuration, which is a file",
        "/etc/prometheus | is the directory of the configuration",
        "/bin/promtool | is where the program promtool lies",
        "/prometheus/data | lies in /prometheus, where Prometheus keeps its data",
        "/prometheus-3.5.0.linux-armv7/LICENSE | lies in the directory of the release",
        "/etc/prometheus/rules/a.yml | is where the rule file rules/a.yml lies",
        "/etc/prometheus/b.yml | is where b.yml lies"
    })
    void aClashNamesBothSides(String to, String reason) {
        assertThat(problemsOf("""
                config: {ruleFiles: [rules/a.yml]}
                files:
                  - {from: b.yml, to: /etc/prometheus/}
                  - from: other/web.yml
                    to: %s
                """.formatted(to)))
                .hasMessageContaining("files[1].to (line 5): other/web.yml cannot be '" + to + "', which " + reason)
                .hasMessageContaining("; allowed: another path");
    }

    @Test
    void aRuleFileCannotTakeThePlaceOfTheConfiguration() {
        assertThat(problemsOf("config: {ruleFiles: [prometheus.yml]}\n"))
                .hasMessageContaining("config.ruleFiles (line 1): the rule file prometheus.yml cannot be");
    }

    @Test
    void aPatternNeedsADirectory() {
        assertThat(problemsOf("files: [{from: '*.json', to: /etc/prometheus/a.json}]\n"))
                .hasMessageContaining("files[0].to (line 1): is one file, but the pattern *.json may match several");
    }

    @Test
    void bothSidesAreNeededAndNothingElse() {
        assertThat(problemsOf("files: [{from: a.yml}, {to: /etc/a.yml}, {from: a, to: /etc/b, mode: 1}]\n"))
                .hasMessageContaining("files[0].to: is missing")
                .hasMessageContaining("files[1].from: is missing")
                .hasMessageContaining("files[2].mode (line 1): is not known; allowed: from, to");
    }

    private static SpecException problemsOf(String more) {
        return catchThrowableOfType(SpecException.class, () -> SpecReader.read(more + SHORTEST, Map.of()));
    }
}
