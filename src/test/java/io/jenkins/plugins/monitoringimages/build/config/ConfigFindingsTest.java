package io.jenkins.plugins.monitoringimages.build.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.reader.SpecReader;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that go into an image are checked for what they are. */
class ConfigFindingsTest {

    @TempDir
    private Path directory;

    @Test
    void aRuleFileOfTheSpecIsRead() throws Exception {
        write("rules/a.yml", "groups: [{rules: []}]");

        assertThat(findings("config: {ruleFiles: [rules/a.yml]}"))
                .containsExactly("rules/a.yml:1:10: the name of a rule group must not be empty");
    }

    @Test
    void aCopiedFileThatRuleFilesNameIsARuleFile() throws Exception {
        write("p.yml", "rule_files: [/etc/alerts/*.yml]");
        write("x/a.yml", "groups: [{name: a, rule: []}]");

        assertThat(findings("configFile: p.yml\nfiles: [{from: x/a.yml, to: /etc/alerts/}]")).singleElement().asString()
                .startsWith("x/a.yml:1:20: the key 'rule' is not known in a rule group");
    }

    @Test
    void aCopiedFileThatFileDiscoveryNamesIsAFileOfTargets() throws Exception {
        write("p.yml", "scrape_configs: [{job_name: a, file_sd_configs: [{files: ['targets/*.json']}]}]");
        write("t/coop.json", "[{\"target\": [\"coop:8081\"]}]");

        assertThat(findings("configFile: p.yml\nfiles: [{from: t/*.json, to: /etc/prometheus/targets/}]"))
                .singleElement().asString().startsWith("t/coop.json:1:3: the key 'target' is not known");
    }

    @Test
    void aCopiedFileOfScrapeConfigsIsOne() throws Exception {
        write("p.yml", "scrape_config_files: [more.yml]");
        write("more.yml", "scrape_configs: [{}]");

        assertThat(findings("configFile: p.yml\nfiles: [{from: more.yml, to: /etc/prometheus/more.yml}]"))
                .singleElement().asString().startsWith("more.yml:1:18: job_name is empty");
    }

    @Test
    void aRuleFileThatIsCopiedIsNotMissed() throws Exception {
        write("p.yml", "rule_files: [alerts.yml]");
        write("a.yml", "groups: []");

        assertThat(findings("configFile: p.yml\nfiles: [{from: a.yml, to: /etc/prometheus/alerts.yml}]")).isEmpty();
    }

    @Test
    void theWebConfigurationOfAnyComponentIsRead() throws Exception {
        write("web.yml", "tls_server_config: {key_file: a.key}");

        assertThat(findings("component: node_exporter\nfiles: [{from: web.yml, to: /etc/web.yml}]",
                "--web.config.file=/etc/web.yml")).containsExactly(
                        "web.yml:1:20: cert_file is missing; allowed: cert_file and key_file, each as a path");
        assertThat(findings("component: node_exporter\nfiles: [{from: web.yml, to: /etc/web.yml}]",
                "--web.config.file=/mounted/web.yml")).isEmpty();
    }

    @Test
    void twoFilesOfPatternsCannotHaveOnePath() throws Exception {
        write("a/t.json", "[]");
        write("b/t.json", "[]");

        assertThatThrownBy(() -> findings("files: [{from: '*/t.json', to: /etc/prometheus/}]"))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("files: b/t.json cannot be '/etc/prometheus/t.json', which is where a/t.json lies");
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(directory.resolve(name).getParent());
        Files.writeString(directory.resolve(name), text);
    }

    private List<String> findings(String spec, String... flags) throws Exception {
        BuildSpec read = SpecReader.read(
                spec + (spec.contains("component: ") ? "" : "\ncomponent: prometheus")
                        + "\nimage: {tags: [coop], flags: [" + String.join(", ", flags) + "]}\n",
                Map.of());
        return new ConfigFindings(read, RenderedConfig.of(read, new DirectoryFiles(directory)))
                .findings().stream().map(Finding::toString).toList();
    }
}
