package io.jenkins.plugins.monitoringimages.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.build.report.ImageReport;
import io.jenkins.plugins.monitoringimages.build.report.StepFailedException;
import io.jenkins.plugins.monitoringimages.checker.CheckerException;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.InMemoryTarget;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestResult.Outcome;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestResult;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a spec to images that have their tags. */
class ImageBuildTest {

    private static final Platform ARM64 = Platform.parse("linux/arm64");
    private static final Platform ARMV7 = Platform.parse("linux/arm/v7");
    private static final String TWO = "platforms: [linux/arm/v7, linux/arm64]\n";
    private static final String ROOT = "/prometheus-2.53.5.linux-armv7";

    @TempDir
    Path cache;

    private BuildFixture builds;

    @BeforeEach
    void publishReleases() {
        builds = new BuildFixture(cache);
    }

    @AfterEach
    void stopServer() {
        builds.close();
    }

    @Test
    void doesItsStepsInOrderAndTagsOnlyWhatWasSeenReady() throws Exception {
        BuildReport report = builds.build("");

        assertThat(report.isComplete()).isTrue();
        assertThat(builds.events.steps()).containsExactly(
                "Resolve", "Render", "Fetch linux/arm/v7", "Verify linux/arm/v7", "Check", "Build linux/arm/v7",
                "Smoke test linux/arm/v7", "Tag linux/arm/v7");
        assertThat(report.steps()).hasSize(8);
        assertThat(builds.memory().tags()).containsOnlyKeys(ImageReference.parse("coop:latest"));
        assertThat(builds.tested).singleElement()
                .satisfies(request -> assertThat(request.imageId()).isEqualTo(report.images().get(0).image().id()));
    }

    @Test
    void aSecretWithinTheConfigurationIsWarnedOfWithTheKeyThatAvoidsIt() throws Exception {
        builds.files.put("own.yml", """
                scrape_configs:
                  - job_name: coop
                    basic_auth: {username: farmer, password: hunter2}
                """);

        builds.build("configFile: own.yml\n");

        assertThat(builds.events.warnings())
                .contains("own.yml:3: basic_auth.password is a secret, which everybody who gets the image can read; "
                        + "password_file names a file that is mounted when it runs")
                .noneMatch(warning -> warning.contains("hunter2"));
    }

    @Test
    void whatIsWrongWithAConfigurationShowsNoSecretOfIt() {
        builds.files.put("own.yml", """
                scrape_configs:
                  - job_name: coop
                    scrape_timeout: hunter2
                    basic_auth: {username: farmer, password: hunter2}
                """);

        assertThatThrownBy(() -> builds.build("configFile: own.yml\n"))
                .hasMessageContaining("own.yml:3")
                .hasMessageContaining("<secret>")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void theReleaseLiesInItsOwnDirectoryAndLinksLeadToItsPrograms() throws Exception {
        builds.files.put("rules/first.yml", "groups: []\n");

        builds.build("config: {ruleFiles: [rules/first.yml]}\n");

        assertThat(builds.filesOfTheImage())
                .containsEntry("/bin/prometheus", "-> " + ROOT + "/prometheus")
                .containsEntry("/bin/promtool", "-> " + ROOT + "/promtool")
                .containsEntry("/etc/prometheus/rules/first.yml", "groups: []\n")
                .containsKeys(ROOT + "/LICENSE", ROOT + "/consoles/index.html.example", "/prometheus/", "/etc/prometheus/rules/");
        assertThat(builds.filesOfTheImage().get("/etc/prometheus/prometheus.yml"))
                .contains("rule_files:\n  - rules/first.yml\n");
    }

    @Test
    void theDigestOfTheReleaseLayerIsThePublishedChecksum() throws Exception {
        builds.build("");

        Image image = builds.memory().images().values().iterator().next();
        assertThat(image.layers().get(1).blob().sha256()).isEqualTo(TestRelease.prometheus().sha256());
    }

    @Test
    void theImageSaysHowItIsRun() throws Exception {
        builds.build("image: {tags: [x], labels: {yard: back}, flags: [--web.page-title=Coop]}\n");

        JsonNode config = new ObjectMapper()
                .readTree(builds.memory().images().values().iterator().next().config().bytes())
                .path("config");
        assertThat(config.path("Entrypoint")).extracting(JsonNode::asText).containsExactly("/bin/prometheus");
        assertThat(config.path("Cmd")).extracting(JsonNode::asText)
                .contains("--storage.tsdb.path=/prometheus", "--web.console.templates=" + ROOT + "/consoles")
                .last().isEqualTo("--web.page-title=Coop");
        assertThat(config.path("User").asText()).isEqualTo("65534:65534");
        assertThat(config.path("Labels").path("yard").asText()).isEqualTo("back");
        assertThat(config.path("Labels").path("org.opencontainers.image.version").asText()).isEqualTo("2.53.5");
    }

    @Test
    void oneAlertmanagerNeedsNoGossipUnlessItsUserSaysOtherwise() throws Exception {
        String alone = builds.build("component: alertmanager\nversion: 0.28.1\n").images().get(0).dockerfile();
        String member = builds.build(
                        "component: alertmanager\nversion: 0.28.1\nimage: {tags: [a], flags: ['--cluster.peer=b:9094']}\n")
                .images().get(0).dockerfile();

        assertThat(alone).contains("\"--cluster.listen-address=\"");
        assertThat(member).contains("\"--cluster.peer=b:9094\"").doesNotContain("listen-address");
    }

    @Test
    void carriesTheTimeOfTheReleaseOrTheOneThatIsAskedFor() throws Exception {
        String released = builds.build("").images().get(0).dockerfile();
        builds.sourceDate = Instant.parse("2025-04-03T02:01:00Z");
        String asked = builds.build("").images().get(0).dockerfile();

        assertThat(released).contains("org.opencontainers.image.created=\"1970-01-01T00:00:00Z\"");
        assertThat(asked).contains("org.opencontainers.image.created=\"2025-04-03T02:01:00Z\"");
    }

    @Test
    void namesItsBaseAndTheDigestWhereTheSpecPinsIt() throws Exception {
        String digest = "sha256:" + "a".repeat(64);

        String tagged = builds.build("image: {tags: [x], base: busybox}\n").images().get(0).dockerfile();
        String pinned = builds.build("image: {tags: [x], base: 'busybox@" + digest + "'}\n").images().get(0).dockerfile();

        assertThat(tagged)
                .contains("org.opencontainers.image.base.name=\"docker.io/library/busybox:latest\"")
                .doesNotContain("base.digest");
        assertThat(pinned).contains("org.opencontainers.image.base.digest=\"" + digest + "\"");
    }

    @Test
    void theSampleOfTheReleaseIsLinkedWhereNoConfigurationIsGiven() throws Exception {
        BuildReport report = builds.build("component: blackbox_exporter\nversion: 0.27.0\n");

        assertThat(builds.filesOfTheImage())
                .containsEntry("/etc/blackbox_exporter/config.yml", "-> /blackbox_exporter-0.27.0.linux-armv7/blackbox.yml");
        assertThat(report.configSha256()).isEmpty();
    }

    @Test
    void aWholeConfigurationIsTakenAsItIs() throws Exception {
        String config = "# ours\nglobal: {scrape_interval: 20s}\n";
        builds.files.put("p.yml", config);

        BuildReport report = builds.build("configFile: p.yml\n");

        assertThat(builds.filesOfTheImage()).containsEntry("/etc/prometheus/prometheus.yml", config);
        assertThat(report.config()).isEqualTo(config);
    }

    @Test
    void severalPlatformsHaveTheirNamesBehindTheTagWhereTheyCannotShareIt() throws Exception {
        BuildReport report = builds.build(TWO);

        assertThat(report.images()).extracting(ImageReport::tags)
                .containsExactly(List.of("coop:latest-armv7"), List.of("coop:latest-arm64"));
        assertThat(report.indexDigest()).isEmpty();
    }

    @Test
    void severalPlatformsShareOneTagWhereThatCanBe() throws Exception {
        builds.engine = Optional.of(new InMemoryTarget(true));

        BuildReport report = builds.build(TWO);

        assertThat(report.images()).extracting(ImageReport::tags)
                .containsExactly(List.of("coop:latest"), List.of("coop:latest"));
        assertThat(builds.memory().tags()).containsEntry(ImageReference.parse("coop:latest"), report.indexDigest());
        assertThat(builds.memory().indexes().get(report.indexDigest()).images())
                .extracting(Image::digest)
                .containsExactlyElementsOf(report.images().stream().map(ImageReport::digest).toList());
    }

    @Test
    void onePlatformThatFailsNamesItselfAndTheOthersAreReported() throws Exception {
        builds.withoutBase.add(ARMV7);

        BuildReport report = builds.build(TWO);

        assertThat(report.failures()).singleElement()
                .hasToString("Build linux/arm/v7: quay.io/prometheus/busybox:latest has no image for linux/arm/v7");
        assertThat(report.images()).extracting(image -> image.image().platform()).containsExactly(ARM64);
        assertThat(report.images().get(0).tags()).containsExactly("coop:latest-arm64");
    }

    @Test
    void halfOfAnIndexIsNotPublished() throws Exception {
        builds.engine = Optional.of(new InMemoryTarget(true));
        builds.withoutBase.add(ARMV7);

        BuildReport report = builds.build(TWO);

        assertThat(report.failures()).hasSize(1);
        assertThat(report.images()).singleElement().satisfies(image -> assertThat(image.tags()).isEmpty());
        assertThat(builds.memory().tags()).isEmpty();
    }

    @Test
    void aTarballThatIsNotThereFailsItsPlatformOnly() throws Exception {
        BuildReport report = builds.build("platforms: [linux/amd64, linux/arm64]\n");

        assertThat(report.failures()).singleElement()
                .satisfies(failure -> assertThat(failure.toString()).startsWith("Fetch linux/amd64: "));
        assertThat(report.images()).hasSize(1);
    }

    @Test
    void anImageThatIsNotReadyGetsNoTagAnywhere() throws Exception {
        InMemoryTarget registry = new InMemoryTarget(true);
        builds.others = List.of(registry);
        builds.smokeTestFailure = "it ended with code 1";

        BuildReport report = builds.build("");

        assertThat(report.failures()).singleElement().hasToString("Smoke test linux/arm/v7: it ended with code 1");
        assertThat(builds.memory().tags()).isEmpty();
        assertThat(registry.images()).isEmpty();
    }

    @Test
    void anImageThatIsNotReadyKeepsTheReportOfTheOthers() throws Exception {
        builds.smokeTestFailure = "it ended with code 1";
        builds.failing = Optional.of(ARMV7);

        BuildReport report = builds.build(TWO);

        assertThat(report.failures()).singleElement().hasToString("Smoke test linux/arm/v7: it ended with code 1");
        assertThat(report.images()).singleElement()
                .satisfies(image -> assertThat(image.tags()).containsExactly("coop:latest-arm64"));
    }

    @Test
    void anEngineThatCannotRunThePlatformIsAWarning() throws Exception {
        builds.outcome = new SmokeTestResult(Outcome.CANNOT_RUN, "no emulation of arm");

        BuildReport report = builds.build("");

        assertThat(report.isComplete()).isTrue();
        assertThat(builds.events.warnings()).containsExactly("The image for linux/arm/v7 was not run: no emulation of arm");
    }

    @Test
    void anEngineThatCannotRunThePlatformIsAnErrorWhereTheSmokeTestIsRequired() throws Exception {
        builds.outcome = new SmokeTestResult(Outcome.CANNOT_RUN, "no emulation of arm");

        BuildReport report = builds.build("smokeTest: required\n");

        assertThat(report.failures()).singleElement()
                .satisfies(failure -> assertThat(failure.message()).contains("smokeTest is required", "no emulation of arm"));
    }

    @Test
    void withoutSmokeTestNothingIsRun() throws Exception {
        builds.build("smokeTest: off\n");

        assertThat(builds.tested).isEmpty();
        assertThat(builds.memory().tags()).hasSize(1);
    }

    @Test
    void anImageThatWasSeenReadyIsNotRunAgainUnlessThatIsRequired() throws Exception {
        builds.build("");
        BuildReport again = builds.build("");
        assertThat(builds.tested).hasSize(1);
        assertThat(again.images().get(0).smokeTest().detail()).isEqualTo("it answered, when this image was made");

        builds.build("smokeTest: required\n");
        assertThat(builds.tested).hasSize(2);
    }

    @Test
    void anImageThatCouldNotRunIsTriedAgain() throws Exception {
        builds.outcome = new SmokeTestResult(Outcome.CANNOT_RUN, "no emulation of arm");
        builds.build("");
        builds.build("");

        assertThat(builds.tested).hasSize(2);
    }

    @Test
    void withoutAnyEngineAnImageIsMadeAllTheSame() throws Exception {
        InMemoryTarget registry = new InMemoryTarget(true);
        builds.engine = Optional.empty();
        builds.others = List.of(registry);

        BuildReport report = builds.build("");

        assertThat(report.isComplete()).isTrue();
        assertThat(report.images().get(0).smokeTest())
                .isEqualTo(new SmokeTestResult(Outcome.CANNOT_RUN, "no container engine answers"));
        assertThat(registry.tags()).containsEntry(ImageReference.parse("coop:latest"), report.images().get(0).digest());
        assertThat(builds.events.steps()).contains("Push linux/arm/v7");
    }

    @Test
    void everyPlaceGetsTheSameImage() throws Exception {
        InMemoryTarget registry = new InMemoryTarget(true);
        builds.others = List.of(registry);

        builds.build("");

        assertThat(registry.tags()).isEqualTo(builds.memory().tags());
    }

    @Test
    void theSameSpecGivesTheSameImageWhateverTheCacheHolds(@TempDir Path anotherCache) throws Exception {
        String digest = builds.build("").images().get(0).digest();

        try (BuildFixture elsewhere = new BuildFixture(anotherCache)) {
            assertThat(elsewhere.build("").images().get(0).digest()).isEqualTo(digest);
        }
    }

    @Test
    void whatDiffersGivesAnotherImage() throws Exception {
        String first = id(builds.build(""));

        assertThat(List.of(
                        id(builds.build("config: {scrapeInterval: 30s}\n")),
                        id(builds.build("version: 2.53.4\n")),
                        id(builds.build("image: {tags: [coop], labels: {yard: back}}\n")),
                        id(builds.build("image: {tags: [coop], flags: [--web.page-title=Coop]}\n"))))
                .doesNotContain(first)
                .doesNotHaveDuplicates();
    }

    @Test
    void anotherBaseGivesAnotherImage() throws Exception {
        String first = id(builds.build(""));
        builds.baseDirectory = "usr";

        assertThat(id(builds.build(""))).isNotEqualTo(first);
    }

    @Test
    void aWrongConfigurationIsReportedWithItsPlaceAndNothingIsBuilt() {
        builds.files.put("p.yml", "global:\n  colour: red\n");

        assertThatThrownBy(() -> builds.build("configFile: p.yml\n"))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("Check: The configuration is wrong: p.yml:2:3:");
        assertThat(builds.server.requests()).isEmpty();
    }

    @Test
    void theReleasesOwnCheckerHasTheLastWord() {
        builds.checkers = (spec, version, told) -> Optional.of(
                (files, more) -> List.of(new Finding(files.configName(), 7, 1, "promtool says no")));

        assertThatThrownBy(() -> builds.build("")).hasMessageContaining("prometheus.yml:7:1: promtool says no");
        assertThat(builds.events.failed()).containsExactly("Check");
        assertThat(builds.memory().images()).isEmpty();
    }

    @Test
    void aCheckerThatCannotBeHadIsAWarning() throws Exception {
        builds.checkers = (spec, version, told) -> {
            throw new BuildException("there is none for this machine");
        };

        assertThat(builds.build("").isComplete()).isTrue();
        assertThat(builds.events.warnings()).singleElement().asString().contains("there is none for this machine");
    }

    @Test
    void aCheckerThatCannotBeStartedIsAWarning() throws Exception {
        builds.checkers = (spec, version, told) -> Optional.of((files, more) -> {
            throw new CheckerException("promtool cannot be started on this machine: Permission denied");
        });

        assertThat(builds.build("").isComplete()).isTrue();
        assertThat(builds.events.warnings()).singleElement().asString().contains("promtool cannot be started on this machine");
    }

    @Test
    void noCheckerIsLookedForWhereNoReleaseCanBeHad() throws Exception {
        builds.checkers = (spec, version, told) -> {
            throw new IllegalStateException("nobody is to be asked");
        };

        BuildReport report = builds.build("platforms: [linux/amd64]\n");

        assertThat(report.failures()).hasSize(1);
        assertThat(builds.events.warnings()).isEmpty();
    }

    @Test
    void aMissingRuleFileIsReportedByItsName() {
        assertThatThrownBy(() -> builds.build("config: {ruleFiles: [rules/first.yml]}\n"))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("Render: There is no file rules/first.yml");
        assertThat(builds.server.requests()).isEmpty();
    }

    @Test
    void aSecondBuildAsksForNothing() throws Exception {
        builds.build("");
        int requests = builds.server.requests().size();

        BuildReport report = builds.build("");

        assertThat(builds.server.requests()).hasSize(requests);
        assertThat(report.images().get(0).downloaded()).isFalse();
    }

    @Test
    void aPlaceThatRefusesTheTagFailsThePlatformAndKeepsTheReportOfTheOthers() throws Exception {
        builds.memory().fail(InMemoryTarget.Operation.PUBLISH, "no tag today");

        BuildReport report = builds.build("");

        assertThat(report.failures()).singleElement().hasToString("Tag linux/arm/v7: no tag today");
        assertThat(report.images()).isEmpty();
    }

    private static String id(BuildReport report) {
        return report.images().get(0).image().id();
    }
}
