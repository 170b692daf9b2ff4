package io.jenkins.plugins.monitoringimages.release.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.http.Authorization;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.release.MirrorLogin;
import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import io.jenkins.plugins.monitoringimages.release.ReleaseOptions;
import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import io.jenkins.plugins.monitoringimages.testing.Fault;
import io.jenkins.plugins.monitoringimages.testing.ReleaseServer;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {

    @TempDir
    Path directory;

    private SourceFixture fixture;

    @BeforeEach
    void start() {
        fixture = SourceFixture.prometheus(directory.resolve("cache"));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void bringsTheTarballThatTheServerHas() throws Exception {
        ReleaseTarball tarball = fixture.fetch();

        assertThat(tarball.downloaded()).isTrue();
        assertThat(tarball.sha256()).isEqualTo(fixture.release.sha256());
        assertThat(tarball.size()).isEqualTo(fixture.release.tarball().length);
        assertThat(Files.readAllBytes(tarball.file())).isEqualTo(fixture.release.tarball());
    }

    @Test
    void introducesItselfAsMonitoringImages() throws Exception {
        fixture.fetch();

        assertThat(fixture.server.requests()).allMatch(r -> "monitoring-images".equals(r.header("User-Agent")));
    }

    @Test
    void encodesThePlusOfAVersion() throws Exception {
        TestRelease release = TestRelease.of("prometheus", "2.43.0+stringlabels", "linux/amd64");
        try (SourceFixture plus =
                new SourceFixture(directory.resolve("plus"), release, ReleaseServer.of(release))) {
            plus.fetch();

            assertThat(plus.server.requests()).allMatch(r -> r.target().contains("/v2.43.0%2Bstringlabels/"));
        }
    }

    @Test
    void tellsWhenTheDownloadIsComplete() throws Exception {
        fixture.fetch();

        assertThat(fixture.events.transfers()).last().satisfies(transfer -> {
            assertThat(transfer.isComplete()).isTrue();
            assertThat(transfer.name()).isEqualTo(fixture.release.asset().fileName());
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void triesAgainWhenTheServerHasTrouble(int status) throws Exception {
        fixture.server.failNext(fixture.tarballPath(), Fault.status(status), Fault.status(status));

        fixture.fetch();

        assertThat(fixture.waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(fixture.events.warnings()).hasSize(2).first().asString()
                .contains(fixture.tarballUrl(), "answered " + status, "trying again in 1 s (1 of 4)");
    }

    @Test
    void triesAgainForTheListOfChecksumsToo() throws Exception {
        fixture.server.failNext(ReleaseServer.sumsPath(fixture.release), Fault.status(503));

        assertThat(fixture.fetch().sha256()).isEqualTo(fixture.release.sha256());
    }

    @Test
    void givesUpWhenTheTroubleLasts() {
        fixture.server.failAlways(fixture.tarballPath(), Fault.status(503));

        assertThatThrownBy(fixture::fetch)
                .isInstanceOf(ReleaseException.class)
                .hasMessage(fixture.tarballUrl() + " answered 503; gave up after 5 attempts");
    }

    @Test
    void waitsAsLongAsTheServerAsks() throws Exception {
        fixture.server.failNext(fixture.tarballPath(), Fault.status(429).header("Retry-After", "7"));

        fixture.fetch();

        assertThat(fixture.waits).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void waitsUntilTheDateThatTheServerNames() throws Exception {
        String past = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.of(2020, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));
        fixture.server.failNext(fixture.tarballPath(), Fault.status(429).header("Retry-After", past));

        fixture.fetch();

        assertThat(fixture.waits).containsExactly(Duration.ZERO);
    }

    @Test
    void doesNotWaitForAnHour() {
        fixture.server.failNext(fixture.tarballPath(), Fault.status(429).header("Retry-After", "3600"));

        assertThatThrownBy(fixture::fetch)
                .hasMessageContaining("answered 429: its rate limit is reached and asks to be left alone for 3600 s, which is more than the 60 s");
    }

    @Test
    void resumesWhereTheConnectionWasReset() throws Exception {
        fixture.server.failNext(fixture.tarballPath(), Fault.resetAfter(60_000));

        assertThat(Files.readAllBytes(fixture.fetch().file())).isEqualTo(fixture.release.tarball());
        assertThat(fixture.server.requestsFor(fixture.tarballPath())).hasSize(2);
    }

    @Test
    void asksForTheRestOnlyOfTheVersionThatItHasTheBeginningOf() throws Exception {
                fixture.server.failNext(fixture.tarballPath(), Fault.endAfter(60_000));

        assertThat(fixture.fetch().sha256()).isEqualTo(fixture.release.sha256());
        assertThat(fixture.server.requestsFor(fixture.tarballPath())).last().satisfies(request -> {
            assertThat(request.header("Range")).isEqualTo("bytes=60000-");
            assertThat(request.header("If-Range")).isNotEmpty();
        });
    }

    @Test
    void beginsAgainWhenTheServerIgnoresTheRange() throws Exception {
        fixture.server.failNext(fixture.tarballPath(), Fault.resetAfter(60_000), Fault.ignoreRange());

        assertThat(Files.readAllBytes(fixture.fetch().file())).isEqualTo(fixture.release.tarball());
    }

    @Test
    void beginsAgainWhenTheFileHasChangedMeanwhile() throws Exception {
        fixture.server.failNext(fixture.tarballPath(), Fault.resetAfter(60_000).header("ETag", "\"before\""));

        assertThat(Files.readAllBytes(fixture.fetch().file())).isEqualTo(fixture.release.tarball());
    }

    @Test
    void beginsAgainWhenNothingTellsTheVersionOfTheFile() throws Exception {
        fixture.server.failNext(fixture.tarballPath(), Fault.resetAfter(60_000).header("ETag", "W/\"weak\""));

        assertThat(Files.readAllBytes(fixture.fetch().file())).isEqualTo(fixture.release.tarball());
        assertThat(fixture.server.requestsFor(fixture.tarballPath()))
                .allMatch(request -> request.header("Range") == null);
    }

    @Test
    void beginsAgainWhenThereIsNoSuchRestAnyMore() throws Exception {
        fixture.server.failNext(fixture.tarballPath(), Fault.endAfter(60_000), Fault.status(416));

        assertThat(Files.readAllBytes(fixture.fetch().file())).isEqualTo(fixture.release.tarball());
        assertThat(fixture.events.warnings()).last().asString().contains("has no such rest of the file any more (416)");
    }

    @Test
    void beginsAgainWhenTheRestIsThatOfAnotherVersion() throws Exception {
        fixture.server.failNext(
                fixture.tarballPath(),
                Fault.endAfter(60_000).header("ETag", "\"before\""),
                Fault.status(206).header("Content-Range", "bytes 60000-60001/60002").header("ETag", "\"after\""));

        assertThat(Files.readAllBytes(fixture.fetch().file())).isEqualTo(fixture.release.tarball());
    }

    @ParameterizedTest
    @CsvSource({"403, Retry-After, 5", "429, Retry-After, 5"})
    void waitsForARateLimitAndCallsItThat(int status, String header, String value) throws Exception {
        fixture.server.failNext(fixture.tarballPath(), Fault.status(status).header(header, value));

        fixture.fetch();

        assertThat(fixture.waits).containsExactly(Duration.ofSeconds(5));
        assertThat(fixture.events.warnings()).singleElement().asString()
                .contains("answered " + status + ": its rate limit is reached; trying again in 5 s");
    }

    @Test
    void aRateLimitThatLastsTooLongIsNotCalledALogin() {
        fixture.server.failAlways(fixture.tarballPath(), Fault.status(403)
                .header("x-ratelimit-remaining", "0")
                .header("x-ratelimit-reset", String.valueOf(Instant.now().getEpochSecond() + 3000)));

        assertThatThrownBy(fixture::fetch)
                .isInstanceOf(ReleaseException.class)
                .hasMessageContaining("answered 403: its rate limit is reached and asks to be left alone for ")
                .hasMessageNotContaining("login");
        assertThat(fixture.waits).isEmpty();
    }

    @Test
    void beginsAgainWhenAnotherPartIsSent() throws Exception {
                fixture.server.failNext(
                fixture.tarballPath(),
                Fault.endAfter(60_000),
                Fault.noEtag().header("Content-Range", "bytes 5-9/10"));

        assertThat(Files.readAllBytes(fixture.fetch().file())).isEqualTo(fixture.release.tarball());
    }

    @Test
    void saysThatAServerFellSilent() throws Exception {
        Optional<Sha256> checksum = fixture.source.checksum(fixture.release.asset(), fixture.verified(), fixture.events);
        fixture.with(HttpSettings.defaults().withStallTimeout(Duration.ofMillis(100)).withRetries(0));
        fixture.server.failAlways(fixture.tarballPath(), Fault.stallAfter(60_000));

        assertThatThrownBy(() -> fixture.fetch(checksum))
                .hasMessage(fixture.tarballUrl() + " sent nothing for 100 ms; gave up after 1 attempt");
    }

    @Test
    void saysThatABodyIsTooShort() {
        fixture.server.failAlways(fixture.tarballPath(), Fault.lengthOff(10));

        assertThatThrownBy(fixture::fetch)
                .isInstanceOf(ReleaseException.class)
                .hasMessageContaining(fixture.tarballUrl())
                .hasMessageEndingWith("gave up after 5 attempts");
    }

    @Test
    void refusesABodyThatIsShorterThanTheRelease() {
        fixture.server.failAlways(fixture.tarballPath(), Fault.lengthOff(-10));

        assertThatThrownBy(fixture::fetch).hasMessageContaining("has the SHA-256");
    }

    @Test
    void refusesAnotherChecksum() {
        fixture.server.failNext(fixture.tarballPath(), Fault.corrupt());

        assertThatThrownBy(fixture::fetch)
                .isInstanceOf(ReleaseException.class)
                .hasMessageContaining("and not " + fixture.release.sha256() + ", so that it is not what was released");
    }

    @Test
    void leavesNothingOfARefusedDownload() throws Exception {
        fixture.server.failNext(fixture.tarballPath(), Fault.corrupt());
        assertThatThrownBy(fixture::fetch).isInstanceOf(ReleaseException.class);

        assertThat(fixture.in("blobs")).isEmpty();
        assertThat(fixture.in("tmp")).isEmpty();
    }

    @Test
    void refusesAWebPage() {
        fixture.server.failNext(fixture.tarballPath(), Fault.html());

        assertThatThrownBy(fixture::fetch)
                .hasMessageContaining(fixture.tarballUrl() + " is a web page and not a release tarball;");
    }

    @Test
    void refusesATextThatIsNotCalledAWebPage() {
        fixture.server.serve(fixture.tarballPath(), "Please sign in\n");

        assertThatThrownBy(fixture::fetch)
                .hasMessageContaining("is not a release tarball: it begins with 'Please sign in\\n'");
    }

    @Test
    void refusesAnEmptyAnswer() {
        fixture.server.failNext(fixture.tarballPath(), Fault.status(204));

        assertThatThrownBy(fixture::fetch).hasMessage(fixture.tarballUrl() + " is empty; check the mirror");
    }

    @Test
    void refusesToTakeMoreThanAReleaseHas() {
        fixture.server.failNext(fixture.tarballPath(), Fault.lengthOff(2L << 30));

        assertThatThrownBy(fixture::fetch).hasMessageContaining("is larger than 1073741824 bytes");
    }

    @Test
    void namesTheAddressThatDoesNotExistAndWhatToCheck() {
        fixture.server.failAlways(fixture.tarballPath(), Fault.status(404));

        assertThatThrownBy(fixture::fetch)
                .hasMessage(fixture.tarballUrl() + " does not exist (404); check that Prometheus 2.53.5 was"
                        + " released for linux/arm/v7, and the mirror");
    }

    @Test
    void followsRedirects() throws Exception {
        fixture.server.serve("/elsewhere", fixture.release.tarball());
        fixture.server.failAlways(fixture.tarballPath(), Fault.redirect("/elsewhere"));

        assertThat(fixture.fetch().sha256()).isEqualTo(fixture.release.sha256());
    }

    @Test
    void refusesToBeSentInACircle() {
        fixture.server.failAlways(fixture.tarballPath(), Fault.redirect("/a"));
        fixture.server.failAlways("/a", Fault.redirect("/b"));
        fixture.server.failAlways("/b", Fault.redirect("/a"));

        assertThatThrownBy(fixture::fetch)
                .hasMessage(
                        fixture.tarballUrl() + " redirects in a circle, through " + fixture.server.address() + "/a");
    }

    @Test
    void sendsTheLoginOfAMirrorAndShowsItNowhere() {
        String mirror = fixture.server.mirror().replace("//", "//geoff:s3cret@");
        fixture.server.failAlways(ReleaseServer.sumsPath(fixture.release), Fault.status(403));

        assertThatThrownBy(() -> fixture.fetch(ReleaseOptions.of(mirror)))
                .hasMessageContaining("answered 403; check that the mirror may be read, and its login")
                .hasMessageNotContaining("s3cret");
        assertThat(fixture.server.requests()).first()
                .satisfies(r -> assertThat(r.header("Authorization")).isEqualTo(Authorization.basic("geoff:s3cret")));
    }

    @Test
    void takesThePasswordOfALoginFromTheEnvironment() throws Exception {
        ReleaseOptions options =
                new ReleaseOptions(fixture.server.mirror(), Map.of(), true, new MirrorLogin("geoff", "SECRET"));

        assertThatThrownBy(() -> fixture.fetch(options))
                .isInstanceOf(ReleaseException.class)
                .hasMessage("release.login is 'geoff', but the environment variable SECRET with the password is not set");
        try (HttpReleaseSource source = new HttpReleaseSource(HttpSettings.defaults(), fixture.cache, Clock.systemUTC(),
                fixture.waits::add, Map.of("SECRET", "s3:cr%t"))) {
            source.checksum(fixture.release.asset(), options, fixture.events);
        }
        assertThat(fixture.server.requests()).allSatisfy(request ->
                assertThat(request.header("Authorization")).isEqualTo(Authorization.basic("geoff:s3:cr%t")));
    }

    @Test
    void doesNotSendTheLoginToAnotherServer() throws Exception {
        String mirror = fixture.server.mirror().replace("//", "//geoff:s3cret@");
        try (ReleaseServer other = ReleaseServer.start().serve("/file", fixture.release.tarball())) {
            fixture.server.failAlways(fixture.tarballPath(), Fault.redirect(other.address() + "/file"));

            fixture.fetch(ReleaseOptions.of(mirror));

            assertThat(other.requests()).singleElement()
                    .satisfies(r -> assertThat(r.header("Authorization")).isNull());
        }
    }

    @Test
    void refusesAMirrorThatIsNotOnTheWeb() {
        assertThatThrownBy(() -> fixture.fetch(ReleaseOptions.of("file:///etc")))
                .isInstanceOf(ReleaseException.class)
                .hasMessageContaining("'file:///etc' is not allowed; allowed: an http or https address");
    }

    @Test
    void saysThatNobodyAnswers() {
        fixture.with(HttpSettings.defaults().withRetries(1));
        fixture.server.close();

        assertThatThrownBy(fixture::fetch).hasMessageContaining("No connection to " + fixture.server.mirror());
    }

    @Test
    void endsWhenItIsInterrupted() {
        fixture.server.failAlways(fixture.tarballPath(), Fault.status(503));
        Thread.currentThread().interrupt();

        assertThatThrownBy(fixture::fetch).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void endsWhenItIsInterruptedInTheMiddleOfABody() throws Exception {
        fixture.server.failAlways(fixture.tarballPath(), Fault.stallAfter(60_000));
        Thread[] build = new Thread[1];
        Throwable[] end = new Throwable[1];
        build[0] = new Thread(() -> {
            try {
                fixture.fetch();
            } catch (ReleaseException | InterruptedException e) {
                end[0] = e;
            }
        });
        build[0].start();
        while (fixture.downloads() == 0) {
            Thread.onSpinWait();
        }
        build[0].interrupt();
        build[0].join();

        assertThat(end[0]).isInstanceOf(InterruptedException.class);
        assertThat(fixture.in("tmp")).isEmpty();
    }
}
