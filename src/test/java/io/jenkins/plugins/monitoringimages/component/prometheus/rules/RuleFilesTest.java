package io.jenkins.plugins.monitoringimages.component.prometheus.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleFilesTest {

    private static final String DIRECTORY = "/etc/prometheus";

    @Test
    void tellsRuleFilesThatWillNotBeThere() {
        byte[] config = yaml("rule_files: [a.yml, ./b.yml, /mounted/c.yml, 'd/*.yml', /etc/prometheus/e.yml]");

        assertThat(RuleFiles.missing("my.yml", config, DIRECTORY, Set.of("b.yml")))
                .extracting(Finding::toString)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("my.yml:1:14: the rule file 'a.yml' will not be beside"),
                        second -> assertThat(second)
                                .startsWith("my.yml:1:57: the rule file '/etc/prometheus/e.yml' will not be beside"));
    }

    @Test
    void tellsFilesThatNothingLoads() {
        byte[] config = yaml("rule_files: [a.yml, ./rules/*.yml, /etc/prometheus/b.yml]");

        assertThat(RuleFiles.neverLoaded(config, DIRECTORY,
                List.of("a.yml", "b.yml", "c.yml", "rules/d.yml", "rules/e.yaml"))).containsExactly("c.yml", "rules/e.yaml");
    }

    @Test
    void nothingIsLoadedWithoutRuleFiles() {
        assertThat(RuleFiles.neverLoaded(yaml("global: {}"), DIRECTORY, List.of("a.yml"))).containsExactly("a.yml");
        assertThat(RuleFiles.neverLoaded(yaml("rule_files: a.yml"), DIRECTORY, List.of("a.yml"))).hasSize(1);
    }

    private static byte[] yaml(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
