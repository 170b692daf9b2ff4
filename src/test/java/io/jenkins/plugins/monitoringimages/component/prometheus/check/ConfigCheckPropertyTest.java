package io.jenkins.plugins.monitoringimages.component.prometheus.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.component.prometheus.Configs;
import io.jenkins.plugins.monitoringimages.component.prometheus.PrometheusYaml;
import io.jenkins.plugins.monitoringimages.component.prometheus.Texts;
import io.jenkins.plugins.monitoringimages.model.Labels;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ConfigCheckPropertyTest {

    @Property(tries = 1_000)
    void answersAnyBytes(@ForAll @Size(max = 200) byte[] bytes) {
        assertAnswers(ConfigCheck.check("a", bytes));
    }

    @Property(tries = 2_000)
    void answersAnyText(@ForAll("hostile") String text) {
        assertAnswers(ConfigCheck.check("a", text));
    }

    @Property(tries = 2_000)
    void answersABrokenConfiguration(
            @ForAll @IntRange(max = 4_000) int from,
            @ForAll @IntRange(max = 40) int length,
            @ForAll("hostile") String piece)
            throws IOException {
        String whole = everySection();
        int start = Math.min(from, whole.length());
        int end = Math.min(start + length, whole.length());

        assertAnswers(ConfigCheck.check("a", whole.substring(0, start) + piece + whole.substring(end)));
    }

    @Property(tries = 1_000)
    void answersAnyRegularExpression(@ForAll("regexes") String regex) throws Exception {
        String extra = "scrape_configs: [{job_name: b, relabel_configs: [{action: drop, regex: %s}]}]";
        String quoted = "'" + regex.replace("'", "''") + "'";

        assertAnswers(ConfigCheck.check("a", String.format(extra, quoted)));
    }

    @Property(tries = 500)
    void acceptsWhateverIsRendered(@ForAll("labelValues") String text) throws Exception {
        Labels labels = new Labels(Map.of("a", text));
        String yaml = PrometheusYaml.render(
                Configs.of(labels, List.of(Configs.job("b" + text, labels, "coop:8081")), ""));

        assertThat(ConfigCheck.check("a", yaml)).isEmpty();
    }

    private static void assertAnswers(List<Finding> findings) {
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.message()).isNotBlank();
            assertThat(finding.line()).isNotNegative();
            assertThat(finding.column()).isNotNegative();
        });
    }

    private static String everySection() throws IOException {
        try (InputStream in = ConfigCheckPropertyTest.class.getResourceAsStream("every-section.yml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Provide
    Arbitrary<String> hostile() {
        return Texts.hostileYaml();
    }

    @Provide
    Arbitrary<String> labelValues() {
        return Texts.tricky();
    }

    @Provide
    Arbitrary<String> regexes() {
        return Arbitraries.of(
                        "(", ")", "(?:", "(?P<a>", "(?i", "[", "]", "^", "-", "{2}", "{1000}", "{2,", "*", "+", "?",
                        "\\", "\\Q", "\\p{L}", "\\pZ", "\\x{", "a", "\u00fc", "\ud83d\udc14", "|", ".", "$",
                        "[[:alpha:]]", "\\C", "\\1")
                .list()
                .ofMaxSize(12)
                .map(list -> String.join("", list));
    }
}
