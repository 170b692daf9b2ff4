package io.jenkins.plugins.monitoringimages.build.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.cache.BlobCache;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.release.download.HttpReleaseSource;
import io.jenkins.plugins.monitoringimages.release.download.ReleaseCache;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.reader.SpecReader;
import io.jenkins.plugins.monitoringimages.testing.ReleaseServer;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseConfigCheckersTest {

    private static final ReleaseVersion VERSION = ReleaseVersion.of(2, 53, 5);

    @TempDir
    Path folder;

    @Test
    void takesPromtoolOutOfTheReleaseForThisMachine() throws Exception {
        try (ReleaseServer server = ReleaseServer.of(TestRelease.of("prometheus", "2.53.5", "linux/amd64"))) {
            assertThat(checkers("amd64").checker(plan(server.mirror(), ""), VERSION, BuildEvents.silent())).isPresent();
        }
    }

    @Test
    void aPinOfTheImagesTarballSaysNothingOfThisMachines() throws Exception {
        try (ReleaseServer server = ReleaseServer.of(TestRelease.of("prometheus", "2.53.5", "linux/amd64"))) {
            BuildSpec plan = plan(server.mirror(), "a".repeat(64));

            assertThat(checkers("amd64").checker(plan, VERSION, BuildEvents.silent())).isPresent();
        }
    }

    @Test
    void doesNotRunAProgramThatNothingVerifies() {
        try (ReleaseServer server =
                ReleaseServer.start().publishWithoutSums(TestRelease.of("prometheus", "2.53.5", "linux/amd64"))) {
            assertThatThrownBy(() -> checkers("amd64").checker(
                            SpecReader.read("image: {tags: [a]}", Map.of(
                                    "release.mirror", server.mirror(), "release.verify", "false")),
                            VERSION,
                            BuildEvents.silent()))
                    .isInstanceOf(BuildException.class);
        }
    }

    @Test
    void saysSoWhereNothingIsReleasedForThisMachine() {
        assertThatThrownBy(() -> checkers("sparc").checker(plan("http://127.0.0.1:1", ""), VERSION, BuildEvents.silent()))
                .isInstanceOf(BuildException.class)
                .hasMessage("nothing is released for the architecture of this machine, sparc");
    }

    @ParameterizedTest
    @CsvSource({"Mac OS X, aarch64", "Windows 11, amd64", "FreeBSD, amd64"})
    void fetchesNoProgramOfLinuxForAnotherSystem(String system, String arch) {
        assertThatThrownBy(() -> checkers(new BuildMachine(system, arch))
                        .checker(plan("http://127.0.0.1:1", ""), VERSION, BuildEvents.silent()))
                .isInstanceOf(BuildException.class)
                .hasMessage("the programs of a release are run on Linux only, and this machine runs " + system);
    }

    @Test
    void namesTheTarballThatHasNoChecksumAndWhatHelps() {
        try (ReleaseServer server =
                ReleaseServer.start().publishWithoutSums(TestRelease.of("prometheus", "2.53.5", "linux/amd64"))) {
            assertThatThrownBy(() -> checkers("amd64")
                            .checker(plan(server.mirror(), "a".repeat(64)), VERSION, BuildEvents.silent()))
                    .isInstanceOf(BuildException.class)
                    .hasMessage("promtool for this machine is in prometheus-2.53.5.linux-amd64.tar.gz, which has no checksum: "
                            + server.mirror() + "/v2.53.5/sha256sums.txt does not exist; give it as release.sha256, a mapping"
                            + " from platforms to checksums, under linux/amd64");
        }
    }

    @Test
    void aChecksumForThisMachineIsEnough() throws Exception {
        TestRelease release = TestRelease.of("prometheus", "2.53.5", "linux/amd64");
        try (ReleaseServer server = ReleaseServer.start().publishWithoutSums(release)) {
            String pins = "{linux/arm/v7: " + "a".repeat(64) + ", linux/amd64: " + release.sha256() + "}";

            assertThat(checkers("amd64").checker(plan(server.mirror(), pins), VERSION, BuildEvents.silent())).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({"alertmanager, 0.28.1", "blackbox_exporter, 0.27.0"})
    void takesTheCheckersOfOtherComponents(String component, String version) throws Exception {
        try (ReleaseServer server = ReleaseServer.of(TestRelease.of(component, version, "linux/amd64"))) {
            BuildSpec plan = SpecReader.read("component: " + component + "\nimage: {tags: [a]}",
                    Map.of("release.mirror", server.mirror().replace("prometheus/prometheus", "prometheus/" + component)));

            assertThat(checkers("amd64").checker(plan, ReleaseVersion.parse(version), BuildEvents.silent())).isPresent();
        }
    }

    @Test
    void whatReadsNoConfigurationHasNoChecker() throws Exception {
        BuildSpec plan = SpecReader.read("component: node_exporter\nimage: {tags: [a]}", Map.of());

        assertThat(checkers("amd64").checker(plan, ReleaseVersion.of(1, 8, 2), BuildEvents.silent())).isEmpty();
    }

    private ReleaseConfigCheckers checkers(String osArch) {
        return checkers(new BuildMachine("Linux", osArch));
    }

    private ReleaseConfigCheckers checkers(BuildMachine machine) {
        ReleaseCache cache = new ReleaseCache(new BlobCache(folder, 1L << 20, Clock.systemUTC()));
        return new ReleaseConfigCheckers(
                new HttpReleaseSource(HttpSettings.defaults(), cache, Clock.systemUTC(), time -> {}), cache, machine);
    }

    private static BuildSpec plan(String mirror, String pin) throws Exception {
        return SpecReader.read("image: {tags: [a]}", Map.of("release.mirror", mirror, "release.sha256", pin));
    }
}
