package io.jenkins.plugins.monitoringimages.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.yaml.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What checkers print, promtool in the forms of its versions from 2.0 on. */
class CheckerOutputTest {

    @Test
    void findsNothingInASuccess() {
        assertThat(CheckerOutput.findings("""
                Checking prometheus.yml
                  SUCCESS: 1 rule files found
                 SUCCESS: prometheus.yml is valid prometheus config file syntax

                Checking rules/a.yml
                  SUCCESS: 2 rules found

                """, "prometheus.yml")).isEmpty();
    }

    @Test
    void findsEachLineOfUnmarshalErrors() {
        assertThat(CheckerOutput.findings("""
                Checking prometheus.yml
                  FAILED: parsing YAML file prometheus.yml: yaml: unmarshal errors:
                  line 5: field a not found in type config.plain
                  line 7: field b not found in type config.plain

                """, "prometheus.yml")).extracting(Object::toString).containsExactly(
                "prometheus.yml:5: field a not found in type config.plain",
                "prometheus.yml:7: field b not found in type config.plain");
    }

    @Test
    void findsASyntaxErrorWithItsLine() {
        assertThat(CheckerOutput.findings("""
                Checking prometheus.yml
                  FAILED: parsing YAML file prometheus.yml: yaml: line 2: did not find expected key
                """, "prometheus.yml")).extracting(Object::toString).containsExactly("prometheus.yml:2: did not find expected key");
    }

    @Test
    void findsAReasonWithoutAPlace() {
        assertThat(CheckerOutput.findings("""
                Checking prometheus.yml
                  FAILED: parsing YAML file prometheus.yml: found multiple scrape configs with job name "a"
                """, "prometheus.yml")).extracting(Object::toString).containsExactly(
                "prometheus.yml: found multiple scrape configs with job name \"a\"");
    }

    @Test
    void findsTheErrorsOfRulesWithLineAndColumn() {
        assertThat(CheckerOutput.findings("""
                Checking rules/a.yml
                  FAILED:
                rules/a.yml: 6:13: group "a", rule 1, "b": could not parse expression: 1:4: parse error
                rules/a.yml: yaml: line 9: mapping values are not allowed in this context

                Checking rules/b.yml
                  SUCCESS: 1 rules found
                """, "prometheus.yml")).extracting(Object::toString).containsExactly(
                "rules/a.yml:6:13: group \"a\", rule 1, \"b\": could not parse expression: 1:4: parse error",
                "rules/a.yml:9: mapping values are not allowed in this context");
    }

    @Test
    void findsWhatAmtoolComplainsAbout() {
        assertThat(CheckerOutput.findings("""
                Checking './alertmanager.yml'  FAILED: undefined receiver "x" used in route

                amtool: error: failed to validate 1 file(s)

                """, "alertmanager.yml")).extracting(Finding::toString)
                .containsExactly("./alertmanager.yml: undefined receiver \"x\" used in route");
        assertThat(CheckerOutput.findings("""
                Checking './alertmanager.yml'  FAILED: yaml: unmarshal errors:
                  line 3: field foo not found in type config.plain
                  line 4: field bar not found in type config.plain

                """, "alertmanager.yml")).extracting(Finding::line).containsExactly(3, 4);
        assertThat(CheckerOutput.findings("""
                Checking './alertmanager.yml'  SUCCESS
                Found:
                 - global config
                """, "alertmanager.yml")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ts=2026-01-01T00:00:00.1Z caller=main.go:82 level=error msg=\"Error loading config\" err=",
        "time=2026-01-01T00:00:00.1Z level=ERROR source=main.go:82 msg=\"Error loading config\" err="
    })
    void findsWhatBlackboxExporterLogs(String beginning) {
        assertThat(CheckerOutput.findings(
                        beginning + "\"error parsing config file: yaml: unmarshal errors:\\n  line 1: field \\\"a\\\" not found\"\n",
                        "config.yml"))
                .extracting(Finding::toString)
                .containsExactly("config.yml:1: field \"a\" not found");
    }
}
