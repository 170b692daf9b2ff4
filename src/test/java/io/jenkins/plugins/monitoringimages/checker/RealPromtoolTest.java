package io.jenkins.plugins.monitoringimages.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.monitoringimages.component.CheckerProgram;
import io.jenkins.plugins.monitoringimages.component.CheckedFiles;
import io.jenkins.plugins.monitoringimages.component.catalog.ComponentCatalog;
import io.jenkins.plugins.monitoringimages.component.prometheus.PrometheusConfig;
import io.jenkins.plugins.monitoringimages.component.prometheus.PrometheusYaml;
import io.jenkins.plugins.monitoringimages.component.prometheus.ScrapeJob;
import io.jenkins.plugins.monitoringimages.model.Labels;
import io.jenkins.plugins.monitoringimages.model.PromDuration;
import io.jenkins.plugins.monitoringimages.model.ScrapeTarget;
import io.jenkins.plugins.monitoringimages.testing.RecordingEvents;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real promtool says; its path is taken from MONITORING_IMAGES_TEST_PROMTOOL, or found in PATH. */
class RealPromtoolTest {

    private static final CheckerProgram PROMTOOL = ComponentCatalog.byId("prometheus").checker(ReleaseVersion.of(2, 42, 0)).orElseThrow();

    private static final String GOOD_RULES = """
            groups:
              - name: coop
                rules:
                  - alert: DoorOpen
                    expr: door_open == 1
            """;

    @TempDir
    private Path scratch;

    private final RecordingEvents events = new RecordingEvents();
    private ProgramChecker promtool;

    @BeforeEach
    void needsPromtool() {
        Optional<Path> executable = Stream.concat(
                        Stream.ofNullable(System.getenv("MONITORING_IMAGES_TEST_PROMTOOL")).map(Path::of),
                        Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
                                .map(folder -> Path.of(folder, "promtool")))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(executable.isPresent(), "there is no promtool in MONITORING_IMAGES_TEST_PROMTOOL or PATH");
        promtool = new ProgramChecker(PROMTOOL, executable.get(), scratch, Duration.ofMinutes(1));
    }

    @Test
    void acceptsARenderedConfiguration() throws Exception {
        PrometheusConfig config = new PrometheusConfig(
                new PromDuration("15s"),
                new PromDuration("15s"),
                new Labels(Map.of("on", "yes: \"it's\" $HOME\n\ud83d\udc14", "y", "1e3")),
                List.of(ScrapeTarget.parse("alertmanager:9093")),
                List.of("rules/coop.yml"),
                List.of(new ScrapeJob(
                        "0x1f", List.of(ScrapeTarget.parse("[::1]:9100")), Labels.none(), "", "", null, null)),
                "scrape_configs: [{job_name: tls, tls_config: {ca_file: /only/in/the/image.pem}}]");

        assertThat(check(PrometheusYaml.render(config), Map.of("rules/coop.yml", GOOD_RULES))).isEmpty();
        assertThat(events.warnings()).isEmpty();
    }

    @Test
    void tellsAllUnknownKeysByLine() throws Exception {
        assertThat(check("globals: {}\nscrapes: []\n", Map.of())).extracting(Finding::line).containsExactly(1, 2);
    }

    @Test
    void tellsWhatIsWrongInARuleFile() throws Exception {
        assertThat(check("rule_files: [rules/*.yml]\n", Map.of(
                        "rules/bad.yml", GOOD_RULES.replace("==", "= ="), "rules/good.yml", GOOD_RULES)))
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.file()).isEqualTo("rules/bad.yml");
                    assertThat(finding.message()).doesNotContain(scratch.toString());
                })
                .anySatisfy(finding -> assertThat(finding.message()).contains("parse error"));
    }

    @Test
    void tellsARuleFileThatIsNoYaml() throws Exception {
        assertThat(check("rule_files: [a.yml]\n", Map.of("a.yml", "groups: [\n"))).isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.file()).isEqualTo("a.yml"));
    }

    @Test
    void onlyWarnsOfARuleThatIsThereTwice() throws Exception {
        String twice = GOOD_RULES + GOOD_RULES.substring(GOOD_RULES.indexOf("      - alert"));

        assertThat(check("rule_files: [a.yml]\n", Map.of("a.yml", twice))).isEmpty();
    }

    @Test
    void refusesAWebConfiguration() throws Exception {
        assertThat(web("basic_auth_user: {geoff: x}\n")).singleElement().satisfies(finding -> {
            assertThat(finding.file()).isEqualTo("web.yml");
            assertThat(finding.line()).isEqualTo(1);
            assertThat(finding.message()).contains("basic_auth_user");
        });
    }

    @Test
    void takesAWebConfigurationWhoseCertificatesLieElsewhere() throws Exception {
        assertThat(web("tls_server_config: {cert_file: a.crt, key_file: a.key}\n")).isEmpty();
        assertThat(events.warnings()).singleElement().asString().contains("promtool has not checked all of web.yml");
    }

    private List<Finding> web(String config) throws Exception {
        return promtool.check(
                new CheckedFiles(
                        "global: {}\n".getBytes(StandardCharsets.UTF_8),
                        "prometheus.yml",
                        Map.of(),
                        Map.of("web.yml", config.getBytes(StandardCharsets.UTF_8)),
                        Optional.of("web.yml")),
                events);
    }

    private List<Finding> check(String config, Map<String, String> rules) throws Exception {
        Map<String, byte[]> files = new java.util.HashMap<>();
        rules.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return promtool.check(
                new CheckedFiles(config.getBytes(StandardCharsets.UTF_8), "prometheus.yml", files), events);
    }
}
