package io.jenkins.plugins.monitoringimages.release.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.model.VersionRequest;
import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import io.jenkins.plugins.monitoringimages.testing.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatestReleaseTest {

    private static final String PAGE = "/prometheus/prometheus/releases/latest";

    @TempDir
    Path directory;

    private SourceFixture fixture;

    @BeforeEach
    void start() {
        fixture = SourceFixture.prometheus(directory);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void asksNobodyForAnExactVersion() throws Exception {
        VersionRequest exact = new VersionRequest("2.53.5");

        assertThat(fixture.source.resolve(
                        fixture.release.asset().component(), exact, fixture.verified(), fixture.events))
                .hasToString("2.53.5");
        assertThat(fixture.server.requests()).isEmpty();
    }

    @Test
    void isTheTagToWhichTheServerRedirects() throws Exception {
        fixture.server.latest("prometheus", "3.5.0");

        assertThat(fixture.latest(fixture.server.mirror())).isEqualTo("3.5.0");
        assertThat(fixture.server.requests()).hasSize(1);
    }

    @Test
    void isReadFromAnEncodedTag() throws Exception {
        fixture.server.failAlways(PAGE, Fault.redirect("/prometheus/prometheus/releases/tag/v2.43.0%2Bstringlabels"));

        assertThat(fixture.latest(fixture.server.mirror())).isEqualTo("2.43.0+stringlabels");
    }

    @Test
    void isFoundWhereTheRepositoryHasMoved() throws Exception {
        fixture.server.failAlways(PAGE, Fault.redirect("/moved/releases/latest"));
        fixture.server.failAlways("/moved/releases/latest", Fault.redirect("tag/v3.0.0-rc.1"));

        assertThat(fixture.latest(fixture.server.mirror())).isEqualTo("3.0.0-rc.1");
    }

    @Test
    void isAskedForAgainWhenTheServerHasTrouble() throws Exception {
        fixture.server.latest("prometheus", "3.5.0").failNext(PAGE, Fault.status(503));

        assertThat(fixture.latest(fixture.server.mirror())).isEqualTo("3.5.0");
    }

    @Test
    void isTheFirstLineOfAFileOnAnotherMirror() throws Exception {
        fixture.server.serve("/mirror/latest", "v2.53.5\nand more\n");

        assertThat(fixture.latest(fixture.server.address() + "/mirror")).isEqualTo("2.53.5");
    }

    @Test
    void isTheFileWhereThereIsNoRedirect() throws Exception {
        fixture.server.serve("/prometheus/prometheus/releases/download/latest", "2.53.5");

        assertThat(fixture.latest(fixture.server.mirror())).isEqualTo("2.53.5");
    }

    @Test
    void isNotKnownWhereThereIsNeither() {
        assertThatThrownBy(() -> fixture.latest(fixture.server.mirror()))
                .isInstanceOf(ReleaseException.class)
                .hasMessageContaining("The latest release of Prometheus cannot be found out")
                .hasMessageContaining(fixture.server.mirror())
                .hasMessageEndingWith("name a version instead of latest");
    }

    @Test
    void isNoWebPage() {
        fixture.server.serve("/mirror/latest", "<!DOCTYPE html>\n");

        assertThatThrownBy(() -> fixture.latest(fixture.server.address() + "/mirror"))
                .hasMessageContaining("says '<!DOCTYPE html>', which is no version; name a version instead of latest");
    }

    @Test
    void isNoTagOfAnotherKind() {
        fixture.server.failAlways(PAGE, Fault.redirect("/prometheus/prometheus/releases/tag/nightly"));

        assertThatThrownBy(() -> fixture.latest(fixture.server.mirror())).hasMessageContaining("'nightly'");
    }

    @Test
    void isNoEndlessFile() {
        fixture.server.serve("/mirror/latest", "1".repeat(100_000));

        assertThatThrownBy(() -> fixture.latest(fixture.server.address() + "/mirror"))
                .hasMessageContaining("is longer than 65536 bytes");
    }
}
