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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderedConfigTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("rules"));
        for (String name : new String[] {"rules/b.yml", "rules/a.yml", "rules/c.txt", "my rules.yml"}) {
            Files.writeString(folder.resolve(name), "groups: []");
        }
        Files.writeString(folder.resolve("mine.yml"), "rule_files: [rules/a*.yml, none.yml]");
        Files.writeString(folder.resolve("plain.yml"), "global: {}");
    }

    @Test
    void patternsOfRuleFilesNameThemInAStableOrder() throws Exception {
        RenderedConfig rendered = render("config: {ruleFiles: [./my rules.yml, 'rules/*.yml']}");

        assertThat(rendered.ruleFiles()).extracting(RenderedFile::source).containsExactly("my rules.yml", "rules/a.yml", "rules/b.yml");
        assertThat(rendered.config().orElseThrow().text()).contains("rule_files:\n  - 'my rules.yml'\n  - rules/a.yml\n  - rules/b.yml\n");
    }

    @Test
    void aPatternThatMatchesNothingIsAnError() {
        assertThatThrownBy(() -> render("config: {ruleFiles: ['rules/*.yaml']}"))
                .isInstanceOf(BuildException.class).hasMessageContaining("matches rules/*.yaml");
        assertThatThrownBy(() -> render("config: {ruleFiles: ['other/*.yml']}"))
                .isInstanceOf(BuildException.class).hasMessageContaining("matches other/*.yml");
    }

    @Test
    void tellsRuleFilesThatAreCopiedAndNeverLoaded() throws Exception {
        String rules = "\nconfig: {ruleFiles: ['rules/*.yml']}";

        assertThat(warnings("configFile: mine.yml" + rules)).isEqualTo("[rules/b.yml will never be loaded: mine.yml names "
                + "only rules/a*.yml, none.yml; add the path, or a pattern that matches it, to rule_files]");
        assertThat(warnings("configFile: plain.yml" + rules)).contains("rules/a.yml, rules/b.yml will never be loaded: "
                + "plain.yml has no rule_files");
        assertThat(warnings("config: {ruleFiles: ['rules/*.yml']}")).isEqualTo("[]");
    }

    @Test
    void anEmptyConfigurationIsAnErrorAndNotTheSample() throws Exception {
        Files.write(folder.resolve("empty.yml"), new byte[0]);

        assertThatThrownBy(() -> RenderedConfig.of(plan("configFile: empty.yml"), new DirectoryFiles(folder)))
                .isInstanceOf(BuildException.class)
                .hasMessageStartingWith("The configFile empty.yml is empty; allowed: ");
    }

    @Test
    void aRuleFileThatIsNotCopiedIsAFinding() throws Exception {
        assertThat(findings("configFile: mine.yml\nconfig: {ruleFiles: ['rules/*.yml']}")).singleElement().satisfies(finding ->
                assertThat(finding.toString()).startsWith("mine.yml:1:28: the rule file 'none.yml' will not be"));
    }

    private String warnings(String spec) throws Exception {
        return new ConfigFindings(plan(spec), render(spec)).warnings().toString();
    }

    private List<Finding> findings(String spec) throws Exception {
        return new ConfigFindings(plan(spec), render(spec)).findings();
    }

    private RenderedConfig render(String spec) throws Exception {
        return RenderedConfig.of(plan(spec), new DirectoryFiles(folder));
    }

    private static BuildSpec plan(String spec) throws Exception {
        return SpecReader.read(spec + "\ncomponent: prometheus\nversion: 3.5.0\nimage: {tags: [coop]}\n", Map.of());
    }
}
