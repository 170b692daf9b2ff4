package io.jenkins.plugins.monitoringimages.component.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.monitoringimages.yaml.ConfigException;
import io.jenkins.plugins.monitoringimages.yaml.ConfigText;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtraMergeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "global: {scrape_interval: 15s} | 1:10 | the key 'global.scrape_interval' is already given by a setting",
        "global: [] | 1:9 | 'global' must be a map, not a list",
        "scrape_configs: {} | 1:17 | 'scrape_configs' must be a list, not a map",
        "scrape_configs: [{job_name: coop}] | 1:29 | the job name 'coop' is already used by a job of the settings",
        "scrape_configs: [{job_name: a}, {job_name: a}] | 1:44 | the job name 'a' is already used in line 1",
        "a: 1\\nb: 2\\na: 3 | 3:1 | the key 'a' is already set in line 1",
        "a: [1 | 1:6 | this is not YAML",
        "a: \\n\\tb: 1 | 2:1 | this is not YAML",
        "a: *b | 1:4 | the alias *b has no anchor before it",
        "a: &b [*b] | 1:8 | the anchor &b contains itself",
        "- a | 1:1 | the additional YAML must be a map such as remote_write: [...], not a list",
        "text | 1:1 | the additional YAML must be a map such as remote_write: [...], not a single value",
        "? [a]\\n: b | 1:3 | a key must be a single value, not a list",
        "a: {<<: 1} | 1:9 | the merge key << takes a map or a list of maps, not a single value",
        "a: \\7 | 1:4 | the character U+0007 is not allowed in YAML",
        "a: !!binary '?' | 1:4 | !!binary takes a value in Base64",
        "a: \"\\\\ud83d\" | 1:4 | an escape in this text stands for no character",
        "a: !!binary /w== | 1:4 | this is no text in UTF-8",
    })
    void refusesWhatCannotBeMerged(String extra, String place, String message) {
        ConfigException e = refused(extra.translateEscapes());

        assertThat(e.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.toString()).startsWith("extra:" + place + ": ");
            assertThat(finding.message()).contains(message);
        });
    }

    @Test
    void refusesAnEscapeThatTheTextEndsIn() {
        assertThatThrownBy(() -> PrometheusYaml.render(Configs.withExtra("a: \"\\x")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("extra: this is not YAML: an escape in it is not complete");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "\n", "# nothing but a comment", "---", "~", "global:", "scrape_configs: []", "rule_files:"
    })
    void takesNothingAsNothing(String extra) throws Exception {
        assertThat(PrometheusYaml.render(Configs.withExtra(extra)).replace("rule_files: null\n", ""))
                .isEqualTo(PrometheusYaml.render(Configs.withExtra("")));
    }

    @Test
    void tellsAllClashesTogether() {
        ConfigException e = refused("""
                global:
                  scrape_interval: 1s
                  evaluation_interval: 1s
                scrape_configs:
                  - job_name: coop
                """);

        assertThat(e.findings()).extracting(Finding::line).containsExactly(2, 3, 5);
        assertThat(e).hasMessageStartingWith("The additional YAML cannot be merged into prometheus.yml: extra:2:3: ")
                .hasMessageEndingWith("(and 2 more)");
    }

    @Test
    void stopsAtAliasesThatStandForTooMuch() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 20; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("a").append(i).append(": &a").append(i).append(" [")
                    .append(String.join(", ", java.util.Collections.nCopies(10, alias))).append("]\n");
        }

        assertThat(refused(bomb.toString()).findings())
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("too many values"));
    }

    @Test
    void stopsAtDeepNesting() {
        assertThat(refused("a: " + "[".repeat(100_000)).findings())
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("nested too deeply"));
    }

    @Test
    void stopsAtTooLargeATextWithoutReadingIt() {
        assertThat(refused("#".repeat(ConfigText.MOST_CHARACTERS + 1)).findings())
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("too large"));
    }

    @Test
    void saysNoValuesInItsMessages() {
        assertThat(refused("global: {scrape_interval: hush}")).hasMessageNotContaining("hush");
    }

    private static ConfigException refused(String extra) {
        return catchThrowableOfType(
                ConfigException.class, () -> PrometheusYaml.render(Configs.withExtra(extra)));
    }
}
