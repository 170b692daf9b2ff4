package io.jenkins.plugins.monitoringimages.component.prometheus.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.component.prometheus.Configs;
import io.jenkins.plugins.monitoringimages.component.prometheus.PrometheusYaml;
import io.jenkins.plugins.monitoringimages.model.Labels;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.yaml.ConfigText;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigCheckTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "findings.csv", delimiter = '|', quoteCharacter = '\u0001', numLinesToSkip = 1,
            maxCharsPerColumn = 10_000)
    void tellsWhatIsWrongAndWhere(String yaml, String place, String message) {
        assertThat(ConfigCheck.check("prometheus.yml", yaml.translateEscapes())).singleElement().satisfies(finding -> {
            assertThat(finding.toString()).startsWith("prometheus.yml:" + place + ": ");
            assertThat(finding.message()).contains(message);
        });
    }

    @ParameterizedTest
    @CsvFileSource(resources = "accepted.csv", delimiter = '|', quoteCharacter = '\u0001', maxCharsPerColumn = 10_000)
    void accepts(String yaml) {
        assertThat(ConfigCheck.check("prometheus.yml", yaml.translateEscapes())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "(.*)", "", "abc", "(?P<name>x)", "(?<name>x)", "\\pN", "\\p{Greek}", "\\P{^Greek}", "\\p{Letter}", "\\z",
        "(?i)a", "(?s-i:x)", "[[:alpha:]]", "[^[:^word:]]", "\\Qa.b\\E", "a{2,1000}", "x*?", "a|b|", "()", "[a\\]]",
        "\\x{10FFFF}", "\\d+\\D\\s\\S\\w\\W\\b\\B", "\\a\\f\\t\\n\\r\\v\\123", "(?U)a+", "[]a]", "[a-]", "{", "a{",
        "a{,2}", "}"
    })
    void acceptsTheRegularExpressionsOfRe2(String regex) {
        assertThat(regexFindings(regex)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "abc(def", "a)b", "[a", "*a", "a**", "(?=x)", "(?!x)", "(?<=x)y", "(?<!x)y", "\\1", "(a)\\1", "(?>a)",
        "a{1001}", "a{2,1}", "\\", "\\y", "(?P<n", "[b-a]", "\\Z", "a++", "(?P=n)", "\\C"
    })
    void rejectsWhatIsNoRegularExpressionOfRe2(String regex) {
        assertThat(regexFindings(regex)).singleElement().satisfies(finding -> {
            assertThat(finding.message()).startsWith("error parsing regexp ").contains("; allowed: the syntax of RE2");
            assertThat(finding.line()).isEqualTo(4);
            assertThat(finding.column()).isEqualTo(16);
        });
    }

    @ParameterizedTest
    @CsvSource({"2.42.0, false", "2.53.5, false", "3.0.0-rc.1, true", "3.5.3, true", ", true"})
    void namesLabelsAsTheVersionDoes(String version, boolean anyText) {
        byte[] yaml = "global: {external_labels: {a-b: c}}".getBytes(StandardCharsets.UTF_8);

        assertThat(ConfigCheck.check("a.yml", yaml, Optional.ofNullable(version).map(ReleaseVersion::parse),
                FilesBeside.NONE)).hasSize(anyText ? 0 : 1).allSatisfy(finding -> assertThat(finding).hasToString(
                        "a.yml:1:28: 'a-b' is not a valid label name; allowed: letters, digits and _, before "
                                + "Prometheus 3"));
    }

    @Test
    void tellsAllFindingsTogetherInTheOrderOfTheirLines() {
        List<Finding> findings = ConfigCheck.check("prometheus.yml", """
                scrape_configs:
                  - job_name: a
                    scrape_intervall: 5s
                    static_configs:
                      - targets: [http://a/metrics, 'b:99999']
                global:
                  scrape_interval: soon
                """);

        assertThat(findings).extracting(finding -> finding.line() + ":" + finding.column())
                .containsExactly("3:5", "5:19", "5:37", "7:20");
    }

    @Test
    void tellsAFindingBehindAnAliasOnce() {
        assertThat(ConfigCheck.check("prometheus.yml", """
                scrape_configs:
                  - job_name: a
                    relabel_configs: &rules [{action: never}]
                  - job_name: b
                    relabel_configs: *rules
                """)).hasSize(1);
    }

    @Test
    void readsTheFirstDocumentOnlyAsPrometheusDoes() {
        assertThat(ConfigCheck.check("prometheus.yml", "global: {}\n---\nnonsense: true\n")).isEmpty();
    }

    @Test
    void tellsWhereBytesAreNotUtf8() {
        byte[] bytes = "global:\n  query_log_file: \u00ff".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(ConfigCheck.check("prometheus.yml", bytes)).singleElement().hasToString(
                "prometheus.yml:2:19: byte 0xFF is not text in UTF-8");
    }

    @Test
    void readsUtf8AndUtf16WithAByteOrderMark() {
        String yaml = "\ufeffglobal: {query_log_file: \u00fc}";

        assertThat(ConfigCheck.check("a", yaml.getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(ConfigCheck.check("a", yaml.getBytes(StandardCharsets.UTF_16BE))).isEmpty();
        assertThat(ConfigCheck.check("a", yaml.getBytes(StandardCharsets.UTF_16LE))).isEmpty();
    }

    @Test
    void refusesATooLargeFileWithoutReadingIt() {
        assertThat(ConfigCheck.check("a", new byte[ConfigText.MOST_CHARACTERS + 1])).singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("too large"));
    }

    @Test
    void refusesATooLongLineWithoutReadingIt() {
        String fits = "#" + "x".repeat(ConfigText.LONGEST_LINE - 1);

        assertThat(ConfigCheck.check("a", "\n" + fits + "\n")).isEmpty();
        assertThat(ConfigCheck.check("a", "\n" + fits + "x\n")).singleElement().satisfies(finding ->
                assertThat(finding.toString()).startsWith("a:2:1: this line is too long"));
    }

    @Test
    void boundsTheNumberOfFindings() {
        String yaml = "unknown%d: 1\n";
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 3 * Report.MOST_FINDINGS; i++) {
            many.append(String.format(yaml, i));
        }
        assertThat(ConfigCheck.check("a", many.toString())).hasSize(Report.MOST_FINDINGS);
    }

    @Test
    void leavesRegularExpressionsToPromtoolThatWouldCostTooMuch() {
        assertThat(regexFindings("(".repeat(100_000) + ")".repeat(100_000))).isEmpty();
        assertThat(regexFindings("(?:" + "abcdefghij".repeat(1_000) + "){1000}")).isEmpty();
        assertThat(regexFindings("(?:" + "abcdefghij".repeat(1_000) + "){1000,1000}[")).isEmpty();
    }

    @Test
    void saysNoSecretsInItsMessages() {
        String findings = ConfigCheck.check("prometheus.yml", """
                remote_write:
                  - url: "127.0.0.1:9201/hush"
                    basic_auth: {password: [hush], passwort: hush}
                    authorization: {credentials: {a: hush}}
                    bearer_token: [hush]
                    headers: {Authorization: hush}
                    sigv4: {secret_key: [hush]}
                """).toString();

        assertThat(findings).isNotEqualTo("[]").doesNotContain("hush");
    }

    @Test
    void acceptsWhatIsRendered() throws Exception {
        String yaml = PrometheusYaml.render(Configs.of(
                new Labels(Map.of("on", "$HOME")), List.of(Configs.job("a", Labels.none(), "[::1]:9100", "b")), ""));

        assertThat(ConfigCheck.check("prometheus.yml", yaml)).isEmpty();
    }

    private static List<Finding> regexFindings(String regex) {
        return ConfigCheck.check("prometheus.yml",
                "scrape_configs:\n  - job_name: a\n    metric_relabel_configs:\n      - regex: '"
                        + regex + "'\n        action: drop\n");
    }
}
