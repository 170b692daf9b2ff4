package io.jenkins.plugins.monitoringimages.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.cache.BlobCache;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.release.HttpReleaseSource;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.release.ReleaseCache;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.SpecReader;
import io.jenkins.plugins.monitoringimages.testing.ReleaseServer;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseConfigCheckersTest {

    private static final ReleaseVersion VERSION = ReleaseVersion.of(2, 53, 5);

    @TempDir
    Path folder;

    @Test
    void takesPromtoolOutOfTheReleaseForThisMachine() throws Exception {
        try (ReleaseServer server = ReleaseServer.of(TestRelease.of("prometheus", "2.53.5", "linux/amd64"))) {
            assertThat(judges("amd64").checker(plan(server.mirror(), ""), VERSION, BuildEvents.silent())).isPresent();
        }
    }

    @Test
    void aPinOfTheImagesTarballSaysNothingOfThisMachines() throws Exception {
        try (ReleaseServer server = ReleaseServer.of(TestRelease.of("prometheus", "2.53.5", "linux/amd64"))) {
            BuildSpec plan = plan(server.mirror(), "a".repeat(64));

            assertThat(judges("amd64").checker(plan, VERSION, BuildEvents.silent())).isPresent();
        }
    }

    @Test
    void doesNotRunAProgramThatNothingProves() {
        try (ReleaseServer server =
                ReleaseServer.start().publishWithoutSums(TestRelease.of("prometheus", "2.53.5", "linux/amd64"))) {
            assertThatThrownBy(() -> judges("amd64").checker(
                            SpecReader.read("image: {tags: [a]}", Map.of(
                                    "release.mirror", server.mirror(), "release.verify", "false")),
                            VERSION,
                            BuildEvents.silent()))
                    .isInstanceOf(BuildException.class);
        }
    }

    @Test
    void saysSoWhereNothingIsReleasedForThisMachine() {
        assertThatThrownBy(() -> judges("sparc").checker(plan("http://127.0.0.1:1", ""), VERSION, BuildEvents.silent()))
                .isInstanceOf(BuildException.class)
                .hasMessage("Nothing is released for this machine, whose architecture Java calls sparc");
    }

    @Test
    void onlyPrometheusHasAChecker() throws Exception {
        BuildSpec plan = SpecReader.read("component: alertmanager\nimage: {tags: [a]}", Map.of());

        assertThat(judges("amd64").checker(plan, ReleaseVersion.of(0, 28, 1), BuildEvents.silent())).isEmpty();
    }

    private ReleaseConfigCheckers judges(String osArch) {
        ReleaseCache cache = new ReleaseCache(new BlobCache(folder, 1L << 20, Clock.systemUTC()));
        return new ReleaseConfigCheckers(
                new HttpReleaseSource(HttpSettings.defaults(), cache, Clock.systemUTC(), time -> {}), cache, osArch);
    }

    private static BuildSpec plan(String mirror, String pin) throws Exception {
        return SpecReader.read("image: {tags: [a]}", Map.of("release.mirror", mirror, "release.sha256", pin));
    }
}
