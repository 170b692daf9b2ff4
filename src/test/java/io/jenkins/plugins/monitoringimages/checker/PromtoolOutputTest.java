package io.jenkins.plugins.monitoringimages.checker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What promtool prints, in the forms of its versions from 2.0 on. */
class PromtoolOutputTest {

    @Test
    void findsNothingInASuccess() {
        assertThat(PromtoolOutput.findings("""
                Checking prometheus.yml
                  SUCCESS: 1 rule files found
                 SUCCESS: prometheus.yml is valid prometheus config file syntax

                Checking rules/a.yml
                  SUCCESS: 2 rules found

                """)).isEmpty();
    }

    @Test
    void findsEachLineOfUnmarshalErrors() {
        assertThat(PromtoolOutput.findings("""
                Checking prometheus.yml
                  FAILED: parsing YAML file prometheus.yml: yaml: unmarshal errors:
                  line 5: field a not found in type config.plain
                  line 7: field b not found in type config.plain

                """)).extracting(Object::toString).containsExactly(
                "prometheus.yml:5: field a not found in type config.plain",
                "prometheus.yml:7: field b not found in type config.plain");
    }

    @Test
    void findsASyntaxErrorWithItsLine() {
        assertThat(PromtoolOutput.findings("""
                Checking prometheus.yml
                  FAILED: parsing YAML file prometheus.yml: yaml: line 2: did not find expected key
                """)).extracting(Object::toString).containsExactly("prometheus.yml:2: did not find expected key");
    }

    @Test
    void findsAReasonWithoutAPlace() {
        assertThat(PromtoolOutput.findings("""
                Checking prometheus.yml
                  FAILED: parsing YAML file prometheus.yml: found multiple scrape configs with job name "a"
                """)).extracting(Object::toString).containsExactly(
                "prometheus.yml: found multiple scrape configs with job name \"a\"");
    }

    @Test
    void findsTheErrorsOfRulesWithLineAndColumn() {
        assertThat(PromtoolOutput.findings("""
                Checking rules/a.yml
                  FAILED:
                rules/a.yml: 6:13: group "a", rule 1, "b": could not parse expression: 1:4: parse error
                rules/a.yml: yaml: line 9: mapping values are not allowed in this context

                Checking rules/b.yml
                  SUCCESS: 1 rules found
                """)).extracting(Object::toString).containsExactly(
                "rules/a.yml:6:13: group \"a\", rule 1, \"b\": could not parse expression: 1:4: parse error",
                "rules/a.yml:9: mapping values are not allowed in this context");
    }
}
