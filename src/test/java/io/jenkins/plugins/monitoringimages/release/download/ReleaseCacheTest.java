package io.jenkins.plugins.monitoringimages.release.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.cache.BlobCache;
import io.jenkins.plugins.monitoringimages.cache.CacheException;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import io.jenkins.plugins.monitoringimages.release.ReleaseOptions;
import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import io.jenkins.plugins.monitoringimages.testing.Fault;
import io.jenkins.plugins.monitoringimages.testing.ReleaseServer;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseCacheTest {

    @TempDir
    Path parent;

    private Path directory;
    private SourceFixture fixture;

    @BeforeEach
    void start() {
        directory = parent.resolve("a").resolve("cache");
        fixture = SourceFixture.prometheus(directory);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void sparesASecondBuildEveryRequest() throws Exception {
        fixture.fetch();
        int before = fixture.server.requests().size();

        ReleaseTarball again = anotherSource().fetch();

        assertThat(again.downloaded()).isFalse();
        assertThat(again.sha256()).isEqualTo(fixture.release.sha256());
        assertThat(fixture.server.requests()).hasSize(before);
    }

    @Test
    void sparesASecondPinnedBuildEveryRequest() throws Exception {
        fixture.fetch(fixture.pinned(fixture.release.sha256()));
        int before = fixture.server.requests().size();

        fixture.fetch(fixture.pinned(fixture.release.sha256()));

        assertThat(fixture.server.requests()).hasSize(before);
    }

    @Test
    void sparesASecondUnverifiedBuildEveryRequest() throws Exception {
        TestRelease release = TestRelease.prometheus();
        try (SourceFixture unlisted =
                new SourceFixture(directory, release, ReleaseServer.start().publishWithoutSums(release))) {
            unlisted.fetch(unlisted.unverified());
            int before = unlisted.server.requests().size();

            assertThat(unlisted.fetch(unlisted.unverified()).downloaded()).isFalse();
            assertThat(unlisted.server.requests()).hasSize(before);
        }
    }

    @Test
    void hasATarballWhicheverMirrorItCameFrom() throws Exception {
        fixture.fetch();
        try (SourceFixture other = new SourceFixture(directory, fixture.release, ReleaseServer.of(fixture.release))) {
            assertThat(other.fetch().downloaded()).isFalse();
            assertThat(other.downloads()).isZero();
        }
    }

    @Test
    void fetchesADamagedTarballAgain() throws Exception {
        Path file = fixture.fetch().file();
        byte[] damaged = fixture.release.tarball();
        damaged[1000] ^= 1;
        Files.write(file, damaged);

        ReleaseTarball again = fixture.fetch();

        assertThat(again.downloaded()).isTrue();
        assertThat(Files.readAllBytes(again.file())).isEqualTo(fixture.release.tarball());
    }

    @Test
    void fetchesATruncatedTarballAgain() throws Exception {
        Files.write(fixture.fetch().file(), new byte[0]);

        assertThat(fixture.fetch().downloaded()).isTrue();
    }

    @Test
    void fetchesATarballAgainThatSomebodyRemoved() throws Exception {
        Files.delete(fixture.fetch().file());

        assertThat(fixture.fetch().downloaded()).isTrue();
    }

    @Test
    void asksAgainWhereItsNotesCannotBeRead() throws Exception {
        fixture.fetch();
        for (String note : fixture.in("notes/release")) {
            Files.writeString(directory.resolve("notes/release").resolve(note), "list nonsense\n");
        }

        assertThat(fixture.fetch().downloaded()).isFalse();
    }

    @Test
    void belongsToItsOwnerAlone() throws Exception {
        Path file = fixture.fetch().file();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void hasNoLoginInItsNotes() throws Exception {
        String mirror = fixture.server.mirror().replace("//", "//geoff:s3cret@");
        fixture.fetch(ReleaseOptions.of(mirror));

        for (String note : fixture.in("notes/release")) {
            assertThat(directory.resolve("notes/release").resolve(note)).content().doesNotContain("s3cret");
        }
        assertThat(fixture.in("notes/release")).isNotEmpty();
    }

    @Test
    void removesWhatIsUsedLeastWhenItIsFull() throws Exception {
        TestRelease first = release("2.53.1");
        TestRelease second = release("2.53.2");
        TestRelease third = release("2.53.3");
        fixture.server.publish(first);
        fixture.server.publish(second);
        fixture.server.publish(third);
        long cap = first.tarball().length * 5L / 2;

        fetchAt(1, cap, first);
        fetchAt(2, cap, second);
        fetchAt(3, cap, first);
        fetchAt(4, cap, third);

        assertThat(fixture.in("blobs"))
                .containsExactlyInAnyOrder(first.sha256().hex(), third.sha256().hex());
    }

    @Test
    void removesNothingThatIsInUse() throws Exception {
        TestRelease first = release("2.53.1");
        TestRelease second = release("2.53.2");
        fixture.server.publish(first);
        fixture.server.publish(second);
        try (HttpReleaseSource building = source(1, 1)) {
            Path inUse = fetch(building, first).file();

            fetchAt(2, 1, second);
            assertThat(inUse).exists();
        }
        fetchAt(3, 1, fixture.release);
        assertThat(fixture.in("blobs")).containsExactly(fixture.release.sha256().hex());
    }

    @Test
    void tellsItsSize() throws Exception {
        fixture.fetch();

        assertThat(fixture.blobs.size()).isEqualTo(fixture.release.tarball().length);
    }

    @Test
    void isEmptyOnceItIsCleared() throws Exception {
        ReleaseTarball tarball = fixture.fetch();
        fixture.cache.tool(tarball, "promtool");
        fixture.source.close();

        fixture.blobs.clear();

        assertThat(fixture.blobs.size()).isZero();
        assertThat(fixture.in("blobs")).isEmpty();
        assertThat(fixture.in("notes/release")).isEmpty();
    }

    @Test
    void keepsWhatIsInUseWhenItIsCleared() throws Exception {
        Path inUse = fixture.fetch().file();

        fixture.blobs.clear();

        assertThat(inUse).exists();
    }

    @Test
    void removesWhatAKilledProcessLeft() throws Exception {
        fixture.fetch();
        Files.writeString(directory.resolve("tmp").resolve("left.download"), "half a tarball");

        anotherSource().fetch();

        assertThat(fixture.in("tmp")).isEmpty();
    }

    @Test
    void aFileInPlaceOfItsDirectoryIsAnError() throws Exception {
        Files.createDirectories(parent.resolve("a"));
        Files.writeString(directory, "not a cache");

        assertThatThrownBy(() -> fixture.fetch())
                .isInstanceOf(ReleaseException.class)
                .hasMessageStartingWith(
                        "The cache in " + directory + " cannot be used: " + directory + " is not a directory; check");
        assertThat(directory).hasContent("not a cache");
    }

    @Test
    void handsOutAToolThatCanBeRun() throws Exception {
        ReleaseTarball tarball = fixture.fetch();

        Path tool = fixture.cache.tool(tarball, "promtool");

        assertThat(tool)
                .hasFileName("promtool")
                .isExecutable()
                .hasBinaryContent(fixture.release.files().get("promtool"));
        assertThat(fixture.cache.tool(tarball, "promtool")).isEqualTo(tool);
        assertThat(fixture.blobs.size())
                .isEqualTo(fixture.release.tarball().length + fixture.release.files().get("promtool").length);
    }

    @Test
    void extractsADamagedToolAgain() throws Exception {
        ReleaseTarball tarball = fixture.fetch();
        Path tool = fixture.cache.tool(tarball, "promtool");
        Files.writeString(tool, "#!/bin/sh\nevil\n");

        assertThat(fixture.cache.tool(tarball, "promtool"))
                .hasBinaryContent(fixture.release.files().get("promtool"));
    }

    @Test
    void hasNoToolThatIsNoProgramOfTheComponent() throws Exception {
        ReleaseTarball tarball = fixture.fetch();

        assertThatThrownBy(() -> fixture.cache.tool(tarball, "../LICENSE"))
                .isInstanceOf(ReleaseException.class)
                .hasMessageContaining("has no program ../LICENSE");
    }

    @Test
    void removesToolsToo() throws Exception {
        ReleaseTarball tarball = fixture.fetch();
        Path tool = fixture.cache.tool(tarball, "promtool");
        fixture.source.close();
        TestRelease other = release("2.53.1");
        fixture.server.publish(other);

        fetchAt(9_999_999_999L, 1, other);

        assertThat(tool).doesNotExist();
    }

    @Test
    void saysWhichDirectoryCannotBeUsed() throws Exception {
        Files.createDirectories(parent);
        Path file = Files.writeString(parent.resolve("file"), "");
        BlobCache cache = new BlobCache(file, 1, Clock.systemUTC());

        assertThatThrownBy(cache::size)
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("The cache in " + file + " cannot be used");
    }

    @Test
    void keepsNothingOfADownloadThatWasGivenUp() throws Exception {
        fixture.server.failAlways(fixture.tarballPath(), Fault.resetAfter(60_000).header("ETag", "W/\"weak\""));

        assertThatThrownBy(fixture::fetch).isInstanceOf(ReleaseException.class);

        assertThat(fixture.in("tmp")).isEmpty();
        assertThat(fixture.blobs.size()).isZero();
    }

    private SourceFixture anotherSource() {
        return new SourceFixture(directory, fixture.release, fixture.server);
    }

    /** All of the same size. */
    private static TestRelease release(String version) {
        return TestRelease.of("prometheus", version, "linux/arm/v7").with("NOTICE", SourceFixture.noise(100_000));
    }

    private HttpReleaseSource source(long second, long cap) {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC);
        return new HttpReleaseSource(
                HttpSettings.defaults(), new ReleaseCache(new BlobCache(directory, cap, clock)), clock, fixture.waits::add);
    }

    private ReleaseTarball fetch(HttpReleaseSource source, TestRelease release) throws Exception {
        var checksum = Optional.of(release.sha256());
        return source.fetch(release.asset(), fixture.verified(), checksum, fixture.events);
    }

    private void fetchAt(long second, long cap, TestRelease release) throws Exception {
        try (HttpReleaseSource source = source(second, cap)) {
            fetch(source, release);
        }
    }
}
