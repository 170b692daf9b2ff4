package io.jenkins.plugins.monitoringimages.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.monitoringimages.component.CheckerProgram;
import io.jenkins.plugins.monitoringimages.component.CheckedFiles;
import io.jenkins.plugins.monitoringimages.component.catalog.ComponentCatalog;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real amtool and blackbox_exporter say, out of the releases in MONITORING_IMAGES_TEST_MIRROR_DIR. */
class RealCheckersTest {

    @TempDir
    private Path scratch;

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "good", textBlock = """
            alertmanager | {route: {receiver: y}, receivers: [{name: y}]}          | good
            alertmanager | {route: {receiver: y}, receivers: [{name: y, slack_configs: [{api_url_file: /no, channel: a}]}]} | good
            alertmanager | {route: {receiver: x}, receivers: [{name: y}]}          | a.yml: undefined receiver "x" used in route
            alertmanager | {route: {receiver: y}, receivers: [{name: y}], foo: 1}  | a.yml:1: field foo not found in type config.plain
            alertmanager | {route                                                  | a.yml:1: did not find expected
            blackbox_exporter | {modules: {a: {prober: http}}}                     | good
            blackbox_exporter | {modules: {a: {prober: http, http: {tls_config: {ca_file: /no}}}}} | good
            blackbox_exporter | {modules: {a: {prober: http, http: {codez: [1]}}}} | a.yml:1: field codez not found
            snmp_exporter | {a: {walk: [1.3.6.1.2.1.2]}}                           | good
            snmp_exporter | {a: {walks: [1.3.6.1.2.1.2]}}                          | a.yml:
            blackbox_exporter | {modules: {a: {prober: http, timeout: 5}}}         | a.yml:1: cannot unmarshal !!int `5` into
            """)
    void refuseWhatTheirProgramsWouldRefuse(String component, String config, String finding) throws Exception {
        CheckerProgram program = ComponentCatalog.byId(component).checker(ReleaseVersion.of(1, 0, 0)).orElseThrow();
        ProgramChecker checker = new ProgramChecker(program, program(component, program.program()), scratch, Duration.ofMinutes(1));

        List<Finding> findings =
                checker.check(new CheckedFiles(config.getBytes(StandardCharsets.UTF_8), "a.yml", Map.of()), BuildEvents.silent());

        if (finding == null) {
            assertThat(findings).isEmpty();
        } else {
            assertThat(findings).singleElement().asString().startsWith(finding);
        }
    }

    /** Takes a program out of the release for amd64, on a machine that can run it. */
    private Path program(String component, String name) throws Exception {
        String mirror = System.getenv("MONITORING_IMAGES_TEST_MIRROR_DIR");
        assumeTrue(mirror != null, "MONITORING_IMAGES_TEST_MIRROR_DIR names no mirror of releases");
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "the programs are for amd64");
        Path tarball;
        try (Stream<Path> files = Files.walk(Path.of(mirror, component))) {
            tarball = files.filter(file -> file.toString().endsWith(".linux-amd64.tar.gz")).findFirst().orElseThrow();
        }
        Process tar = new ProcessBuilder(
                        "tar", "-xzf", tarball.toString(), "-C", scratch.toString(), "--strip-components=1")
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        return scratch.resolve(name);
    }
}
