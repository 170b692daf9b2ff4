package io.jenkins.plugins.monitoringimages.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.cache.BlobCache;
import io.jenkins.plugins.monitoringimages.image.BuildCache;
import io.jenkins.plugins.monitoringimages.image.ImageSettings;
import io.jenkins.plugins.monitoringimages.image.SmokeTestResult;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import io.jenkins.plugins.monitoringimages.release.HttpReleaseSource;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.release.ReleaseCache;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.SpecReader;
import io.jenkins.plugins.monitoringimages.testing.RecordingEvents;
import io.jenkins.plugins.monitoringimages.testing.ReleaseServer;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageBuildTest {

    private static final Platform ARMV7 = Platform.parse("linux/arm/v7");
    private static final Platform ARM64 = Platform.parse("linux/arm64");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    private final ScriptedBuilder builder = new ScriptedBuilder();
    private final RecordingEvents events = new RecordingEvents();
    private ConfigCheckers judges = (plan, version, told) -> Optional.empty();

    @TempDir
    Path cache;

    private ReleaseServer server;

    @BeforeEach
    void publishReleases() {
        server = ReleaseServer.of(
                TestRelease.of("prometheus", "2.53.5", "linux/arm/v7"),
                TestRelease.of("prometheus", "2.53.5", "linux/arm64"),
                TestRelease.of("blackbox_exporter", "0.27.0", "linux/arm/v7"));
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void doesItsStepsInOrderAndTagsOnlyWhatIsProven() throws Exception {
        BuildReport report = build("", Map.of());

        assertThat(report.isComplete()).isTrue();
        assertThat(builder.calls).containsExactly(
                "layer for linux/arm/v7", "keep as " + kept("prometheus-2.53.5.linux-armv7"), "configure for linux/arm/v7",
                "prove linux/arm/v7 on 9090/-/ready", "tag geoff-prometheus:latest");
        assertThat(events.steps()).containsExactly(
                "Resolve", "Render", "Fetch linux/arm/v7", "Verify linux/arm/v7", "Check", "Build linux/arm/v7",
                "Prove linux/arm/v7", "Tag linux/arm/v7");
        assertThat(report.steps()).hasSize(8);
    }

    @Test
    void putsProgramsConsolesAndConfigurationToWhereTheDockerfileCopiesThem() throws Exception {
        BuildReport report = build("config: {ruleFiles: [rules/first.yml]}\n", Map.of("rules/first.yml", "groups: []\n"));

        assertThat(builder.contexts.get(ARMV7)).containsOnlyKeys(
                "bin/prometheus", "bin/promtool", "usr/share/prometheus/LICENSE", "usr/share/prometheus/NOTICE",
                "usr/share/prometheus/consoles/", "usr/share/prometheus/consoles/index.html.example",
                "usr/share/prometheus/console_libraries/", "usr/share/prometheus/console_libraries/menu.lib",
                "prometheus/", "etc/prometheus/", "etc/prometheus/prometheus.yml", "etc/prometheus/rules/",
                "etc/prometheus/rules/first.yml");
        assertThat(builder.contexts.get(ARMV7).get("etc/prometheus/prometheus.yml"))
                .contains("rule_files:\n  - rules/first.yml\n");
        assertThat(report.images().get(0).dockerfile())
                .contains("org.opencontainers.image.created=\"2026-01-02T03:04:05Z\"")
                .contains("org.opencontainers.image.version=\"2.53.5\"");
    }

    @Test
    void setsWhatTheDockerfileSets() throws Exception {
        build("image: {tags: [x], labels: {yard: back}, flags: [--web.page-title=Coop]}\n", Map.of());

        ImageSettings settings = builder.settings.get(ARMV7);
        assertThat(settings.entrypoint()).containsExactly("/bin/prometheus");
        assertThat(settings.arguments()).contains("--storage.tsdb.path=/prometheus").last().isEqualTo("--web.page-title=Coop");
        assertThat(settings.user()).isEqualTo("65534:65534");
        assertThat(settings.workdir()).isEqualTo("/prometheus");
        assertThat(settings.volumes()).containsExactly("/prometheus");
        assertThat(settings.ports()).containsExactly(9090);
        assertThat(settings.labels()).containsEntry("yard", "back")
                .containsEntry("org.opencontainers.image.created", "2026-01-02T03:04:05Z");
    }

    @Test
    void onNothingTheReleaseIsPutOnAnImageWithoutFiles() throws Exception {
        build("image: {base: scratch, tags: [x]}\n", Map.of());

        assertThat(builder.calls).startsWith("build linux/arm/v7", "configure for linux/arm/v7", "discard linux/arm/v7");
        assertThat(builder.contexts.get(ARMV7)).containsKeys("nothing-armv7/", "bin/prometheus", "etc/prometheus/prometheus.yml");
        assertThat(builder.contexts.get(ARMV7)).containsEntry("Dockerfile", "FROM scratch\nCOPY [\"nothing-armv7/\", \"/\"]\n");
    }

    @Test
    void takesTheSampleOfTheReleaseWhereNoConfigurationIsGiven() throws Exception {
        BuildReport report = buildYaml("component: blackbox_exporter\nversion: 0.27.0\nimage: {tags: [box]}\n", Map.of());

        assertThat(builder.contexts.get(ARMV7)).containsKey("etc/blackbox_exporter/config.yml")
                .doesNotContainKey("etc/blackbox_exporter/blackbox.yml");
        assertThat(report.configSha256()).isEmpty();
    }

    @Test
    void aWholeConfigurationIsTakenAsItIs() throws Exception {
        String config = "# ours\nglobal: {scrape_interval: 20s}\n";

        BuildReport report = build("configFile: p.yml\n", Map.of("p.yml", config));

        assertThat(builder.contexts.get(ARMV7)).containsEntry("etc/prometheus/prometheus.yml", config);
        assertThat(report.config()).isEqualTo(config);
    }

    @Test
    void severalPlatformsHaveTheirNamesBehindTheTag() throws Exception {
        BuildReport report = build("platforms: [linux/arm/v7, linux/arm64]\n", Map.of());

        assertThat(report.images()).extracting(ImageReport::tags).containsExactly(
                List.of("geoff-prometheus:latest-armv7"), List.of("geoff-prometheus:latest-arm64"));
    }

    @Test
    void onePlatformThatFailsNamesItselfAndTheOthersAreReported() throws Exception {
        builder.refused.add(ARMV7);

        BuildReport report = build("platforms: [linux/arm/v7, linux/arm64]\n", Map.of());

        assertThat(report.isComplete()).isFalse();
        assertThat(report.failures()).singleElement().hasToString("Build linux/arm/v7: no space left");
        assertThat(report.images()).extracting(image -> image.image().platform()).containsExactly(ARM64);
    }

    @Test
    void aTarballThatIsNotThereFailsItsPlatformOnly() throws Exception {
        BuildReport report = build("platforms: [linux/amd64, linux/arm64]\n", Map.of());

        assertThat(report.failures()).singleElement()
                .satisfies(failure -> assertThat(failure.toString()).startsWith("Fetch linux/amd64: "));
        assertThat(report.images()).hasSize(1);
    }

    @Test
    void anImageThatIsNotReadyGetsNoTagAndIsRemoved() throws Exception {
        builder.proofFailure = "it ended with code 1";

        BuildReport report = build("", Map.of());

        assertThat(report.failures()).singleElement().hasToString("Prove linux/arm/v7: it ended with code 1");
        assertThat(builder.calls).last().isEqualTo("discard " + ARMV7);
        assertThat(builder.calls).noneMatch(call -> call.startsWith("tag"));
    }

    @Test
    void anEngineThatCannotRunThePlatformIsAWarning() throws Exception {
        builder.proof = new SmokeTestResult(SmokeTestResult.Outcome.CANNOT_RUN, "no emulation of arm");

        BuildReport report = build("", Map.of());

        assertThat(report.isComplete()).isTrue();
        assertThat(events.warnings()).containsExactly("The image for linux/arm/v7 was not run: no emulation of arm");
    }

    @Test
    void anEngineThatCannotRunThePlatformIsAnErrorWhereTheProofIsRequired() throws Exception {
        builder.proof = new SmokeTestResult(SmokeTestResult.Outcome.CANNOT_RUN, "no emulation of arm");

        BuildReport report = build("smokeTest: required\n", Map.of());

        assertThat(report.failures()).singleElement()
                .satisfies(failure -> assertThat(failure.message()).contains("smokeTest is required", "no emulation of arm"));
    }

    @Test
    void withoutSmokeTestNothingIsRun() throws Exception {
        build("smokeTest: off\n", Map.of());

        assertThat(builder.calls).contains("tag geoff-prometheus:latest").noneMatch(call -> call.startsWith("prove"));
    }

    @Test
    void tagsArePushedAfterTheProof() throws Exception {
        BuildSpec plan = plan("image: {tags: [shop.example.org/prometheus], output: [docker, registry]}\n");
        BuildEnvironment extras = new BuildEnvironment(
                Map.of(),
                List.of(
                        new RegistryCredentials("", "nobody", "other"),
                        new RegistryCredentials("shop.example.org", "geoff", "secret")));

        BuildReport report = imageBuild(Map.of()).run(plan, extras);

        assertThat(builder.calls).last().isEqualTo("push shop.example.org/prometheus:latest as geoff at shop.example.org");
        assertThat(report.images().get(0).digest()).startsWith("sha256:");
    }

    @Test
    void aWrongConfigurationIsToldWithItsPlaceAndNothingIsBuilt() {
        assertThatThrownBy(() -> build("configFile: p.yml\n", Map.of("p.yml", "global:\n  colour: red\n")))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("Check: The configuration is wrong: p.yml:2:3:");
        assertThat(builder.calls).isEmpty();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void theReleasesOwnCheckerHasTheLastWord() {
        judges = (plan, version, told) -> Optional.of(
                (config, name, rules, more) -> List.of(new Finding(name, 7, 1, "promtool says no")));

        assertThatThrownBy(() -> build("", Map.of())).hasMessageContaining("prometheus.yml:7:1: promtool says no");
    }

    @Test
    void aCheckerThatCannotBeHadIsAWarning() throws Exception {
        judges = (plan, version, told) -> {
            throw new BuildException("there is none for this machine");
        };

        assertThat(build("", Map.of()).isComplete()).isTrue();
        assertThat(events.warnings()).singleElement().asString().contains("there is none for this machine");
    }

    @Test
    void noCheckerIsLookedForWhereNoReleaseCanBeHad() throws Exception {
        judges = (plan, version, told) -> {
            throw new IllegalStateException("nobody is to be asked");
        };

        BuildReport report = build("platforms: [linux/amd64]\n", Map.of());

        assertThat(report.failures()).hasSize(1);
        assertThat(events.warnings()).isEmpty();
    }

    @Test
    void aMissingRuleFileIsToldByItsName() {
        assertThatThrownBy(() -> build("config: {ruleFiles: [rules/first.yml]}\n", Map.of()))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("Render: There is no file rules/first.yml");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aSecondBuildAsksForNothing() throws Exception {
        build("", Map.of());
        int requests = server.requests().size();

        BuildReport report = build("", Map.of());

        assertThat(server.requests()).hasSize(requests);
        assertThat(report.images().get(0).downloaded()).isFalse();
    }

    /** The name of a kept image, whose end is made of a checksum. */
    private String kept(String release) {
        return builder.tags.keySet().stream()
                .filter(tag -> tag.name().equals(ReleaseImages.REPOSITORY) && tag.tag().startsWith(release))
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private BuildReport build(String more, Map<String, String> files) throws Exception {
        return imageBuild(files).run(plan(more), BuildEnvironment.none());
    }

    private BuildReport buildYaml(String spec, Map<String, String> files) throws Exception {
        return imageBuild(files).run(
                SpecReader.read(spec, Map.of("release.mirror", server.mirror("blackbox_exporter"))), BuildEnvironment.none());
    }

    private BuildSpec plan(String more) throws Exception {
        String image = more.contains("image: ") ? "" : "image: {tags: [geoff-prometheus]}\n";
        String spec = "version: 2.53.5\n" + image + more;
        return SpecReader.read(spec, Map.of("release.mirror", server.mirror()));
    }

    private ImageBuild imageBuild(Map<String, String> files) {
        SourceFiles sources = path -> {
            if (!files.containsKey(path)) {
                throw new BuildException("There is no file " + path);
            }
            return files.get(path).getBytes(StandardCharsets.UTF_8);
        };
        BuildCache past = new BuildCache(cache.resolve("past"), CLOCK);
        HttpReleaseSource releases =
                new HttpReleaseSource(HttpSettings.defaults(), new ReleaseCache(new BlobCache(cache, 1L << 20, CLOCK)), CLOCK, time -> {});
        return new ImageBuild(releases, judges, builder, past, sources, CLOCK, events);
    }
}
