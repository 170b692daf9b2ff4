package io.jenkins.plugins.monitoringimages.component.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.model.Labels;
import io.jenkins.plugins.monitoringimages.model.PromDuration;
import io.jenkins.plugins.monitoringimages.model.ScrapeTarget;
import io.jenkins.plugins.monitoringimages.yaml.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusYamlTest {

    @Test
    void writesTheShortestConfiguration() throws Exception {
        assertThat(PrometheusYaml.render(Configs.of(Labels.none(), List.of(), ""))).isEqualTo("""
                global:
                  scrape_interval: 15s
                  evaluation_interval: 15s
                """);
    }

    @Test
    void writesEverySettingInAStableOrder() throws Exception {
        Map<String, String> external = new LinkedHashMap<>();
        external.put("site", "backyard");
        external.put("on", "on");
        ScrapeJob coop = new ScrapeJob(
                "chicken coop",
                Stream.of("coop:8081", "[::1]:9100", "10.0.0.7").map(ScrapeTarget::parse).toList(),
                new Labels(Map.of("yard", "back")),
                "/probe",
                "https",
                new PromDuration("1m30s"),
                new PromDuration("5s"));
        PrometheusConfig config = new PrometheusConfig(
                new PromDuration("30s"),
                new PromDuration("1m"),
                new Labels(external),
                List.of(ScrapeTarget.parse("alertmanager:9093")),
                List.of("rules/first.yml"),
                List.of(Configs.job("prometheus", Labels.none(), "localhost:9090"), coop),
                "");

        assertThat(PrometheusYaml.render(config)).isEqualTo(golden("every-setting.yml"));
    }

    @Test
    void mergesFurtherYamlAndKeepsHowItsValuesWereWritten() throws Exception {
        PrometheusConfig config = Configs.withExtra("""
                # comments are not kept
                remote_write:
                  - &store {url: "http://store:9201/write", name: 'on', queue_config: {capacity: 0x1f4}}
                  - <<: *store
                    name: second
                global:
                  scrape_timeout: 5s
                  external_labels: {site: backyard, code: "0o17"}
                scrape_configs:
                  - job_name: extra
                    sample_limit: 1_000
                    honor_labels: yes
                    params: {}
                rule_files: [rules/*.yml]
                storage:
                """);

        assertThat(PrometheusYaml.render(config)).isEqualTo(golden("merged.yml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "on", "Off", "YES", "n", "true", "null", "Null", "~", "", " ", " leading", "trailing ", "=", "<<", "1e3",
        "0x1f", "0o17", "017", "0b11", "1_000", "12:30:00", "2024-01-31", "2024-01-31T12:00:00Z", ".inf", "-.INF",
        ".nan", "1.5", "+1", "-", "- a", "a: b", "a #b", "#", "*a", "&a", "!a", "|", ">", "%", "@a", "`a", "{a}", "[a]",
        "a, b", "'", "\"", "\\", "$", "$HOME", "a\nb", "\n", "a\r\nb", "\t", "\u0000", "\u007f", "\u0085", "\u2028",
        "\ufeff", "Hühnerstall", "\ud83d\udc14", "---", "...", "? a", "a:", ":a", "0", "15", "a'b", "\u00a0"
    })
    void writesTextsSoThatTheyAreReadAsTheyWere(String text) throws Exception {
        String yaml = PrometheusYaml.render(Configs.of(new Labels(Map.of("a", text)), List.of(), ""));

        assertThat(Yamls.at(yaml, "global", "external_labels", "a")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "on", "y", "null", "~", "", "=", "<<", "1e3", "0x1f", "0o17", "0b1", "1_000", "12:30:00", "2024-01-31", ".inf",
        "inf", "NaN", "1.", "+1", "685.230_15e+03"
    })
    void quotesWhatSomeReaderWouldTakeAsSomethingElse(String text) throws Exception {
        String yaml = PrometheusYaml.render(Configs.of(new Labels(Map.of("a", text)), List.of(), ""));

        assertThat(yaml).contains("    a: '" + text + "'\n");
    }

    @Test
    void quotesLabelNamesThatAreWordsOfYaml() throws Exception {
        String yaml = PrometheusYaml.render(Configs.of(new Labels(Map.of("yes", "a")), List.of(), ""));

        assertThat(yaml).contains("    'yes': a\n");
    }

    @Test
    void doesNotBreakLongTexts() throws Exception {
        String text = "word ".repeat(2_000) + "end";
        String yaml = PrometheusYaml.render(Configs.of(new Labels(Map.of("a", text)), List.of(), ""));

        assertThat(yaml).contains("    a: '" + text + "'\n");
    }

    @Test
    void refusesATextThatIsNoUnicode() {
        PrometheusConfig config = Configs.of(new Labels(Map.of("a", "half \ud83d")), List.of(), "");

        assertThatThrownBy(() -> PrometheusYaml.render(config))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("cannot be written in UTF-8");
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = PrometheusYamlTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
