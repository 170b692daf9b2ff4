package io.jenkins.plugins.monitoringimages.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.cache.BlobCache;
import io.jenkins.plugins.monitoringimages.image.BuildCache;
import io.jenkins.plugins.monitoringimages.image.BuiltImage;
import io.jenkins.plugins.monitoringimages.image.SmokeTestResult;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.release.HttpReleaseSource;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.release.ReleaseCache;
import io.jenkins.plugins.monitoringimages.spec.SpecReader;
import io.jenkins.plugins.monitoringimages.testing.RecordingEvents;
import io.jenkins.plugins.monitoringimages.testing.ReleaseServer;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was done before is not done again, and what has changed is. */
class UnchangedBuildTest {

    private static final Platform ARMV7 = Platform.parse("linux/arm/v7");
    private static final ImageReference BASE = ImageReference.parse("base:1");
    private static final String TAGGED = "tag coop:latest";
    private static final String PROVEN = "prove linux/arm/v7 on 9090/-/ready";
    private static final String CONFIGURED = "configure for linux/arm/v7";

    private final ScriptedBuilder builder = new ScriptedBuilder();
    private final RecordingEvents events = new RecordingEvents();
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path cache;

    private ReleaseServer server;
    private BuildReport first;

    @BeforeEach
    void buildOnce() throws Exception {
        server = ReleaseServer.of(
                TestRelease.of("prometheus", "2.53.5", "linux/arm/v7"),
                TestRelease.of("prometheus", "2.53.4", "linux/arm/v7"));
        builder.bases.put(BASE, new BuiltImage(builder.baseId, ARMV7, 1));
        first = build("");
        now = now.plus(Duration.ofDays(1));
        builder.calls.clear();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void nothingHasChangedSoNothingButTheTagIsSet() throws Exception {
        BuildReport again = build("");

        assertThat(builder.calls).containsExactly(TAGGED);
        assertThat(again.images().get(0).image()).isEqualTo(first.images().get(0).image());
    }

    @Test
    void theReportOfAnUnchangedImageIsThatOfItsMaking() throws Exception {
        ImageReport made = first.images().get(0);
        ImageReport again = build("").images().get(0);

        assertThat(again.dockerfile()).isEqualTo(made.dockerfile()).contains("created=\"2026-01-02T03:04:05Z\"");
        assertThat(again.tarballSha256()).isEqualTo(made.tarballSha256());
        assertThat(again.tarballSize()).isEqualTo(made.tarballSize());
        assertThat(again.proof()).isEqualTo(
                new SmokeTestResult(SmokeTestResult.Outcome.READY, "it answered, when this image was made"));
    }

    @Test
    void anotherConfigurationSendsTheConfigurationOnly() throws Exception {
        builder.contexts.clear();

        build("config: {scrapeInterval: 30s}\n");

        assertThat(builder.calls).containsExactly(CONFIGURED, PROVEN, TAGGED);
        assertThat(builder.contexts.get(ARMV7)).containsOnlyKeys("etc/prometheus/", "etc/prometheus/prometheus.yml");
    }

    @Test
    void anotherConfigurationNeedsNoTarball() throws Exception {
        new BlobCache(cache, 1L << 20, Clock.systemUTC()).clear();
        int before = server.requests().size();

        build("release: {sha256: " + first.images().get(0).tarballSha256() + "}\nconfig: {scrapeInterval: 30s}\n");

        assertThat(server.requests().stream().skip(before)).noneMatch(request -> request.toString().contains(".tar.gz"));
    }

    @Test
    void anotherReleaseIsAnotherImage() throws Exception {
        build("version: 2.53.4\n");

        assertThat(builder.calls).contains("layer for linux/arm/v7", CONFIGURED, TAGGED);
    }

    @Test
    void anUpdatedBaseIsNoticed() throws Exception {
        builder.baseId = "sha256:" + "c".repeat(64);
        builder.bases.put(BASE, new BuiltImage(builder.baseId, ARMV7, 1));

        build("");

        assertThat(builder.calls).contains("layer for linux/arm/v7", CONFIGURED, TAGGED);
    }

    @Test
    void aLabelOrAFlagIsAnotherImage() throws Exception {
        build("image: {base: 'base:1', tags: [coop], labels: {yard: back}}\n");
        build("image: {base: 'base:1', tags: [coop], flags: [--web.page-title=Coop]}\n");

        assertThat(builder.calls).containsExactly(CONFIGURED, PROVEN, TAGGED, CONFIGURED, PROVEN, TAGGED);
    }

    @Test
    void anImageThatIsNoLongerThereIsMadeAgain() throws Exception {
        builder.images.remove(first.images().get(0).image().id());

        build("");

        assertThat(builder.calls).containsExactly(CONFIGURED, PROVEN, TAGGED);
    }

    @Test
    void aKeptReleaseThatIsNoLongerThereDoesNotKeepAnUnchangedImageFromBeingFound() throws Exception {
        ReleaseImages.clear(builder);
        builder.calls.clear();

        build("");

        assertThat(builder.calls).containsExactly(TAGGED);
    }

    @Test
    void aRequiredProofIsMadeAgain() throws Exception {
        build("smokeTest: required\n");

        assertThat(builder.calls).containsExactly(PROVEN, TAGGED);
    }

    @Test
    void anImageThatWasNotProvenIsProvenBeforeItIsTagged() throws Exception {
        build("config: {scrapeInterval: 30s}\nsmokeTest: off\n");
        builder.calls.clear();

        build("config: {scrapeInterval: 30s}\n");
        build("config: {scrapeInterval: 30s}\n");

        assertThat(builder.calls).containsExactly(PROVEN, TAGGED, TAGGED);
    }

    @Test
    void anImageThatCouldNotRunIsTriedAgain() throws Exception {
        builder.proof = new SmokeTestResult(SmokeTestResult.Outcome.CANNOT_RUN, "no emulation of arm");
        build("config: {scrapeInterval: 30s}\n");
        builder.calls.clear();

        build("config: {scrapeInterval: 30s}\n");

        assertThat(builder.calls).containsExactly(PROVEN, TAGGED);
    }

    @Test
    void theOldestKeptReleasesGo() throws Exception {
        for (int number = 0; number < ReleaseImages.MOST; number++) {
            builder.tag("sha256:" + number, new ImageReference("", ReleaseImages.REPOSITORY, "other-" + number, ""));
        }
        builder.calls.clear();

        build("version: 2.53.4\n");

        assertThat(builder.calls).filteredOn(call -> call.startsWith("untag")).satisfiesExactly(
                call -> assertThat(call).isEqualTo("untag monitoring-images-release:other-0"),
                call -> assertThat(call).startsWith("untag monitoring-images-release:prometheus-2.53.5.linux-armv7-"));
    }

    private BuildReport build(String more) throws Exception {
        String spec = (more.contains("version:") ? "" : "version: 2.53.5\n")
                + (more.contains("image:") ? "" : "image: {base: 'base:1', tags: [coop]}\n") + more;
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        ReleaseCache tarballs = new ReleaseCache(new BlobCache(cache, 1L << 20, clock));
        ConfigCheckers judges = (plan, version, told) -> Optional.empty();
        SourceFiles files = path -> {
            throw new BuildException("There is no file " + path);
        };
        try (HttpReleaseSource releases = new HttpReleaseSource(HttpSettings.defaults(), tarballs, clock, time -> {})) {
            return new ImageBuild(
                            releases, judges, builder, new BuildCache(cache.resolve("past"), clock), files, clock, events)
                    .run(SpecReader.read(spec, Map.of("release.mirror", server.mirror())), BuildEnvironment.none());
        }
    }
}
