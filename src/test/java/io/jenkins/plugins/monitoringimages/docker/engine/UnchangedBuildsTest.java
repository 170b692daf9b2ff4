package io.jenkins.plugins.monitoringimages.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.build.BuildEnvironment;
import io.jenkins.plugins.monitoringimages.build.BuildService;
import io.jenkins.plugins.monitoringimages.build.BuildSite;
import io.jenkins.plugins.monitoringimages.build.config.BuildMachine;
import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.cache.BlobCache;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.reader.SpecReader;
import io.jenkins.plugins.monitoringimages.testing.ReleaseServer;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same spec built again and again by the whole core, on the real engine of the tests. */
class UnchangedBuildsTest {

    private static final int BUILDS = 100;

    private final String mark = UUID.randomUUID().toString();

    @TempDir
    Path directory;

    @Test
    void aHundredBuildsOfAnUnchangedSpecLeaveOneImage() throws Exception {
        DockerHost engine = TestEngine.host();
        Set<String> made = new HashSet<>();
        try (ReleaseServer releases = ReleaseServer.of(TestRelease.of("prometheus", "2.53.5", "linux/amd64"))) {
            for (int build = 0; build < BUILDS; build++) {
                BuildReport report = service().build(
                        spec(releases), BuildEnvironment.none(), new BuildSite(directory, Map.of(), engine), BuildEvents.silent());
                assertThat(report.failures()).isEmpty();
                made.add(report.images().get(0).image().id());
            }

            assertThat(made).hasSize(1);
            assertThat(TestEngine.imagesLabelled(mark)).as("images on the engine, tagged or not").hasSize(1);
            assertThat(TestEngine.containersWith(mark)).isEmpty();
        } finally {
            TestEngine.remove("unchanged/" + mark + ":1");
        }
        assertThat(TestEngine.imagesLabelled(mark)).isEmpty();
    }

    private BuildSpec spec(ReleaseServer releases) throws Exception {
        return SpecReader.read(
                """
                version: 2.53.5
                platforms: linux/amd64
                image: {base: scratch, tags: ["unchanged/%s:1"], labels: {mark: %s}}
                smokeTest: off
                """.formatted(mark, mark),
                Map.of("release.mirror", releases.mirror("prometheus")));
    }

    private BuildService service() {
        return new BuildService(
                directory.resolve("cache"),
                BlobCache.DEFAULT_CAP,
                HttpSettings.defaults(),
                new BuildMachine("Linux", "mips"),
                Clock.systemUTC());
    }
}
