package io.jenkins.plugins.monitoringimages.component.prometheus.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.yaml.ConfigText;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceDiscoveryTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "accepted.csv", delimiter = '|', quoteCharacter = '\u0001')
    void accepts(String kind, String yaml) {
        assertThat(findings(kind, yaml)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "findings.csv", delimiter = '|', quoteCharacter = '\u0001', numLinesToSkip = 1)
    void tellsWhatIsWrong(String kind, String yaml, String message) {
        assertThat(findings(kind, yaml)).singleElement().satisfies(finding -> {
            assertThat(finding.message()).contains(message).doesNotContain("hush");
            assertThat(finding.line()).isPositive();
            assertThat(finding.column()).isPositive();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"azure", "consul", "kubernetes", "file", "vultr"})
    void refusesAKindThatIsListedWithoutAnything(String kind) {
        assertThat(findings(kind, "~")).singleElement().satisfies(finding ->
                assertThat(finding.message()).isEqualTo("empty or null section in " + kind + "_sd_configs"));
    }

    @Test
    void showsNoAddressSinceItMayHoldAPassword() {
        assertThat(findings("http", "{url: 'http://user:hush@a:b'}").toString()).doesNotContain("hush");
        assertThat(findings("eureka", "{server: 'hush'}").toString()).doesNotContain("hush");
    }

    private static List<Finding> findings(String kind, String yaml) {
        Report report = new Report("a.yml");
        ConfigText.read(kind + "_sd_configs: [" + yaml + "]", report)
                .ifPresent(root -> ServiceDiscovery.KEYS.check(root, report));
        return report.findings();
    }
}
