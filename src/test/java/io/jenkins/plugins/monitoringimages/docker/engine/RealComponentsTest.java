package io.jenkins.plugins.monitoringimages.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.monitoringimages.build.BuildEnvironment;
import io.jenkins.plugins.monitoringimages.build.BuildService;
import io.jenkins.plugins.monitoringimages.build.BuildSite;
import io.jenkins.plugins.monitoringimages.build.config.BuildMachine;
import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.build.report.ImageReport;
import io.jenkins.plugins.monitoringimages.cache.BlobCache;
import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.images.Images;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestResult.Outcome;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestResult;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.spec.reader.SpecReader;
import io.jenkins.plugins.monitoringimages.testing.ProjectTree;
import io.jenkins.plugins.monitoringimages.testing.RecordingEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole use case with real binaries and a real container engine; ARM images run under emulation. */
class RealComponentsTest {

    private static final String TLS = "tls_server_config: {cert_file: web.crt, key_file: web.key}\n";
    /** The hash is bcrypt's, of a password that nobody here needs. */
    private static final String LOGIN =
            "basic_auth_users: {geoff: $2y$10$QOauhQNbBCuQDKes6eFzPeMqBSjb7Mr5DUmpZ/VcEd00UAV/LDeSi}\n";

    private final RecordingEvents events = new RecordingEvents();
    private final List<String> made = new ArrayList<>();

    @TempDir
    Path directory;

    @AfterEach
    void removeImages() throws Exception {
        for (String tag : made) {
            TestEngine.remove(tag);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "prometheus, linux/arm/v7", "prometheus, linux/amd64", "alertmanager, linux/arm/v7", "node_exporter, linux/arm/v7",
        "blackbox_exporter, linux/arm/v7", "pushgateway, linux/arm/v7", "node_exporter, linux/amd64",
        "snmp_exporter, linux/arm/v7", "postgres_exporter, linux/arm/v7"
    })
    void buildsAnImageThatRuns(String component, String platform) throws Exception {
        ImageReport image = build(component, platform, "").images().get(0);

        assertThat(image.image().platform()).hasToString(platform);
        assertThat(inspect(image.tags().get(0)).platform()).contains(Platform.parse(platform));
        assumeTrue(image.smokeTest().outcome() != Outcome.CANNOT_RUN, "the engine cannot run it: " + image.smokeTest().detail());
        assertThat(image.smokeTest().outcome()).isEqualTo(Outcome.READY);
    }

    @Test
    void aComponentWithoutASampleRunsWithTheConfigurationOfTheSpec() throws Exception {
        Files.writeString(directory.resolve("my.cnf"), "[client]\nuser=exporter\npassword=none\nhost=127.0.0.1\n");

        assertThat(build("mysqld_exporter", "linux/arm/v7", "configFile: my.cnf\n").isComplete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"apache_exporter", "bird_exporter"})
    void aDeclaredComponentRuns(String component) throws Exception {
        String declaration = Files.readString(ProjectTree.file("examples/components/" + component + ".yml"));
        String spec = "version: latest\nimage: {tags: [monitoring-images-test-declared]}\nplatforms: linux/arm/v7\ncomponent:\n"
                + declaration.indent(2);
        made.add("monitoring-images-test-declared");

        BuildReport report = service().build(
                SpecReader.read(spec, Map.of("release.mirror", mirror() + "/" + component, "image.base", base("linux/arm/v7"))),
                BuildEnvironment.none(),
                new BuildSite(directory, Map.of(), TestEngine.host()),
                events);

        assertThat(report.failures()).isEmpty();
        SmokeTestResult smokeTest = report.images().get(0).smokeTest();
        assumeTrue(smokeTest.outcome() != Outcome.CANNOT_RUN, "the engine cannot run it: " + smokeTest.detail());
        assertThat(smokeTest.outcome()).isEqualTo(Outcome.READY);
    }

    @ParameterizedTest
    @ValueSource(strings = {TLS, LOGIN, TLS + LOGIN})
    void oneThatAsksForTlsOrALoginIsSeenReady(String webConfiguration) throws Exception {
        TestKeys keys = TestKeys.authority();
        Files.writeString(directory.resolve("web.yml"), webConfiguration);
        Files.writeString(directory.resolve("web.crt"), keys.certificatePem());
        Files.writeString(directory.resolve("web.key"), keys.keyPem());

        BuildReport report = buildOf("prometheus", "linux/amd64", """
                image: {tags: [%s], flags: [--web.config.file=/etc/prometheus/web.yml]}
                files: [{from: "web.*", to: /etc/prometheus/}]
                smokeTest: required
                """);

        assertThat(report.images().get(0).smokeTest().outcome()).isEqualTo(Outcome.READY);
    }

    @Test
    void theReleasesOwnPromtoolIsAskedAboutTheConfiguration() throws Exception {
        Files.createDirectories(directory.resolve("rules"));
        Files.writeString(directory.resolve("rules/first.yml"),
                "groups: [{name: coop, rules: [{record: up_ratio, expr: 'avg(up)'}]}]\n");

        BuildReport report = build("prometheus", "linux/arm/v7", "config: {ruleFiles: [rules/first.yml]}\n");

        assertThat(report.isComplete()).isTrue();
        assertThat(events.warnings()).isEmpty();
    }

    @Test
    void writesNothingToDiskButTheCache() throws Exception {
        build("node_exporter", "linux/amd64", "");

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("cache");
        }
    }

    private BuildReport build(String component, String platform, String more) throws Exception {
        return buildOf(component, platform, "image: {tags: [%s]}\n" + more);
    }

    /** @param more of the spec, with {@code %s} for the tag */
    private BuildReport buildOf(String component, String platform, String more) throws Exception {
        String tag = "monitoring-images-test-" + component.replace('_', '-') + ":" + platform.replace('/', '-');
        String spec = "component: " + component + "\nversion: latest\n" + more.formatted(tag);
        made.add(tag);
        BuildReport report = service().build(
                SpecReader.read(spec, Map.of(
                        "release.mirror", mirror() + "/" + component, "platforms", platform, "image.base", base(platform))),
                BuildEnvironment.none(),
                new BuildSite(directory, Map.of(), TestEngine.host()),
                events);
        assertThat(report.failures()).isEmpty();
        return report;
    }

    private BuildService service() {
        Path cache = directory.resolve("cache");
        return new BuildService(
                cache, BlobCache.DEFAULT_CAP, HttpSettings.defaults(), new BuildMachine(System.getProperty("os.name"), System.getProperty("os.arch")), Clock.systemUTC());
    }

    private static Images.Description inspect(String tag) throws Exception {
        try (Connection connection = TestEngine.open()) {
            return new Images(connection).inspect(tag).orElseThrow();
        }
    }

    private static String mirror() {
        return variable("MONITORING_IMAGES_TEST_MIRROR", "a mirror of releases");
    }

    private static String base(String platform) {
        return platform.equals("linux/amd64")
                ? variable("MONITORING_IMAGES_TEST_BASE_AMD64", "a base image for amd64")
                : variable("MONITORING_IMAGES_TEST_BASE", "a base image for armv7");
    }

    private static String variable(String name, String what) {
        String value = System.getenv(name);
        assumeTrue(value != null && !value.isBlank(), name + " does not name " + what);
        return value;
    }
}
