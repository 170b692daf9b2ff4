package io.jenkins.plugins.monitoringimages.component.prometheus.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleFileCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "", "{}", "groups:", "groups: []", "groups: [~]", "groups: [{name: a}]",
        "groups: [{name: a, interval: 5s, query_offset: 1m, limit: 5, labels: {b: c}, rules: []}]",
        "groups: [{name: a, rules: [{record: 'a:b', expr: up}]}]",
        "groups: [{name: a, rules: [{record: a b, expr: up, for: 0s, annotations: {}}]}]",
        "groups: [{name: a, rules: [{alert: b, expr: 1, for: 5m, keep_firing_for: 1m, labels: {c: d}, annotations: {e: f}}]}]",
        "groups: [{name: a, rules: [{alert: b, expr: 'not ( promql'}]}]"
    })
    void accepts(String yaml) {
        assertThat(check(yaml, Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[] | a rule file must be a map, not a list",
        "group: [] | the key 'group' is not known in a rule file; did you mean 'groups'?",
        "groups: {} | this must be a list, not a map",
        "groups: [{}] | the name of a rule group must not be empty",
        "groups: [{name: a}, {name: a}] | the group name 'a' is repeated in the same file",
        "groups: [{name: a, interval: 5}] | '5' is not a valid duration string",
        "groups: [{name: a, limit: many}] | 'many' is not a whole number",
        "groups: [{name: a, rules: [{expr: up}]}] | one of record, alert must be configured",
        "groups: [{name: a, rules: [{record: b, alert: c, expr: up}]}] | at most one of record, alert must be configured",
        "groups: [{name: a, rules: [{alert: b}]}] | field 'expr' must be set in a rule",
        "groups: [{name: a, rules: [{alert: b, expr: up, four: 5m}]}] | not known in a rule; did you mean 'for'?",
        "groups: [{name: a, rules: [{record: b, expr: up, for: 5m}]}] | invalid field 'for' in a recording rule",
        "groups: [{name: a, rules: [{record: b, expr: up, keep_firing_for: 5m}]}] | 'keep_firing_for' in a recording rule",
        "groups: [{name: a, rules: [{record: b, expr: up, annotations: {c: d}}]}] | 'annotations' in a recording rule",
        "groups: [{name: a, rules: [{record: 'b{}', expr: up}]}] | an invalid name of a recording rule",
        "groups: [{name: a, rules: [{alert: b, expr: up, labels: {__name__: c}}]}] | '__name__' is not a valid label name",
        "groups: [{name: a, rules: [{alert: b, expr: up, labels: {'': c}}]}] | '' is not a valid label name"
    })
    void tellsWhatIsWrong(String yaml, String message) {
        assertThat(check(yaml, Optional.empty())).singleElement().satisfies(finding -> {
            assertThat(finding.message()).contains(message);
            assertThat(finding.line()).isEqualTo(1);
        });
    }

    @Test
    void namesAsTheVersionDoes() {
        String yaml = "groups: [{name: a, rules: [{record: b-c, expr: up, labels: {d-e: f}}]}]";

        assertThat(check(yaml, Optional.of(ReleaseVersion.of(2, 53, 5)))).hasSize(2);
        assertThat(check(yaml, Optional.of(ReleaseVersion.of(3, 5, 3)))).isEmpty();
    }

    private static List<Finding> check(String yaml, Optional<ReleaseVersion> version) {
        return RuleFileCheck.check("a.yml", yaml.getBytes(StandardCharsets.UTF_8), version);
    }
}
