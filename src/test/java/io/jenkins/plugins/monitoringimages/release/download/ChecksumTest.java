package io.jenkins.plugins.monitoringimages.release.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import io.jenkins.plugins.monitoringimages.release.ReleaseOptions;
import io.jenkins.plugins.monitoringimages.testing.Fault;
import io.jenkins.plugins.monitoringimages.testing.ReleaseServer;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksumTest {

    private static final Sha256 OTHER = Sha256.of(new byte[0]);

    @TempDir
    Path directory;

    private final TestRelease release = TestRelease.prometheus();
    private final String sums = ReleaseServer.sumsPath(release);
    private SourceFixture fixture;

    @BeforeEach
    void start() {
        fixture = new SourceFixture(directory, release, ReleaseServer.start().publishWithoutSums(release));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void isWhatTheListSays() throws Exception {
        fixture.server.serve(sums, release.sumsLine());

        assertThat(checksum(fixture.verified())).contains(release.sha256());
    }

    @Test
    void isThePinWhereThereIsNoList() throws Exception {
        assertThat(checksum(fixture.pinned(release.sha256()))).contains(release.sha256());
    }

    @Test
    void isThePinWhereTheListDoesNotNameTheTarball() throws Exception {
        fixture.server.serve(sums, OTHER + "  other.tar.gz\n");

        assertThat(checksum(fixture.pinned(release.sha256()))).contains(release.sha256());
    }

    @Test
    void isRefusedWhereListAndPinDiffer() {
        fixture.server.serve(sums, release.sumsLine());

        assertThatThrownBy(() -> checksum(fixture.pinned(OTHER)))
                .isInstanceOf(ReleaseException.class)
                .hasMessageContaining("release.sha256 is " + OTHER + ", but ")
                .hasMessageContaining("says " + release.sha256());
    }

    @Test
    void isRefusedWhereTheyDifferThoughTheListWasReadBefore() throws Exception {
        fixture.server.serve(sums, release.sumsLine());
        checksum(fixture.verified());

        assertThatThrownBy(() -> checksum(fixture.pinned(OTHER))).hasMessageContaining("one of them is wrong");
    }

    @Test
    void ofAReleaseThatDoesNotExistIsNotWhatIsMissed() {
        try (SourceFixture nothing = new SourceFixture(directory.resolve("nothing"), release, ReleaseServer.start())) {
            assertThatThrownBy(() -> nothing.source.checksum(nothing.release.asset(), nothing.verified(), nothing.events))
                    .isInstanceOf(ReleaseException.class)
                    .hasMessageMatching("There is no Prometheus 2\\.53\\.5 for linux/arm/v7 at \\S+; the newest known here is [0-9.]+");
        }
    }

    @Test
    void isMissedWhereThereIsNeitherListNorPin() {
        assertThatThrownBy(() -> checksum(fixture.verified()))
                .isInstanceOf(ReleaseException.class)
                .hasMessageContaining(sums + " does not exist")
                .hasMessageContaining("release.sha256")
                .hasMessageContaining("release.verify to false");
    }

    @Test
    void isMissedWhereTheListDoesNotNameTheTarball() {
        fixture.server.serve(sums, OTHER + "  other.tar.gz\n");

        assertThatThrownBy(() -> checksum(fixture.verified()))
                .hasMessageContaining("does not name prometheus-2.53.5.linux-armv7.tar.gz");
    }

    @Test
    void isNotReadFromAWebPage() {
        fixture.server.failAlways(sums, Fault.html());

        assertThatThrownBy(() -> checksum(fixture.verified()))
                .hasMessageContaining(sums + " is no list of checksums, check the mirror: Line 1");
    }

    @Test
    void isNotReadFromAnEndlessList() {
        fixture.server.serve(sums, release.sumsLine().repeat(20_000));

        assertThatThrownBy(() -> checksum(fixture.verified())).hasMessageContaining("is longer than 1048576 bytes");
    }

    @Test
    void isDoneWithoutOnlyWhereThatIsWanted() throws Exception {
        assertThat(checksum(fixture.unverified())).isEmpty();
        assertThat(fixture.events.warnings()).singleElement().asString().contains("unverified");
    }

    @Test
    void isUsedWhereItNeedNotBe() throws Exception {
        fixture.server.serve(sums, release.sumsLine());

        assertThat(checksum(fixture.unverified())).contains(release.sha256());
        assertThat(fixture.events.warnings()).isEmpty();
    }

    @Test
    void isNeverDoneWithoutByAccident() {
        assertThatThrownBy(() ->
                        fixture.source.fetch(release.asset(), fixture.verified(), Optional.empty(), fixture.events))
                .isInstanceOf(ReleaseException.class);
        assertThat(fixture.server.requests()).isEmpty();
    }

    @Test
    void isAskedForOnceItHasBecomeWanted() throws Exception {
        fixture.fetch(fixture.unverified());

        assertThatThrownBy(() -> fixture.fetch(fixture.verified())).hasMessageContaining(sums + " does not exist");
    }

    @Test
    void isComparedWithWhatWasTakenWithoutOne() throws Exception {
        fixture.fetch(fixture.unverified());
        fixture.server.serve(sums, OTHER + "  " + release.asset().fileName() + "\n");

        assertThatThrownBy(() -> fixture.fetch(fixture.verified()))
                .hasMessageContaining("has the SHA-256 " + release.sha256() + " and not " + OTHER);
    }

    @Test
    void isAskedForAgainAfterATarballDidNotHaveIt() throws Exception {
        fixture.server.serve(sums, OTHER + "  " + release.asset().fileName() + "\n");
        assertThatThrownBy(fixture::fetch).isInstanceOf(ReleaseException.class);
        fixture.server.serve(sums, release.sumsLine());

        assertThat(fixture.fetch().sha256()).isEqualTo(release.sha256());
    }

    private Optional<Sha256> checksum(ReleaseOptions options) throws ReleaseException, InterruptedException {
        return fixture.source.checksum(release.asset(), options, fixture.events);
    }
}
