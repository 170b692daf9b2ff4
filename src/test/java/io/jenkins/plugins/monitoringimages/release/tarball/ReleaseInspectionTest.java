package io.jenkins.plugins.monitoringimages.release.tarball;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.release.ReleaseContents;
import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import io.jenkins.plugins.monitoringimages.testing.TestElf;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import io.jenkins.plugins.monitoringimages.testing.TestTar;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What may become a layer of an image as it is. */
class ReleaseInspectionTest {

    private static final String ROOT = "pushgateway-1.11.1.linux-armv7";
    private static final byte[] PROGRAM = TestElf.program("arm", "a program");

    @TempDir
    Path directory;

    @Test
    void tellsWhatEnginesAndUsersNeedToKnow() throws Exception {
        TestRelease release = TestRelease.prometheus();
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(release.tarball())).readAllBytes();

        ReleaseContents contents = inspect(release.tarball(), release);

        assertThat(contents.diffId()).isEqualTo(Sha256.of(plain));
        assertThat(contents.inflatedSize()).isEqualTo(plain.length);
        assertThat(contents.hasFile("prometheus.yml")).isTrue();
        assertThat(contents.hasFile("none")).isFalse();
        assertThat(contents.everybodyMayUse(List.of("prometheus", "promtool"), List.of("prometheus.yml"))).isTrue();
        assertThat(ReleaseContents.parse(contents.text())).contains(contents);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refuses(String what, Function<TestTar, TestTar> more, String why) {
        byte[] tarball = more.apply(tar()).gzip();

        assertThatThrownBy(() -> inspect(tarball))
                .isInstanceOf(ReleaseException.class)
                .hasMessageStartingWith(ROOT + ".tar.gz is refused: ")
                .hasMessageContaining(why);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                row("a file beside the directory", tar -> tar.file("other", "x"), "lies outside of its one directory " + ROOT),
                row("a directory that begins alike", tar -> tar.directory(ROOT + "x"), "lies outside"),
                row("the root of the image", tar -> tar.directory("."), "lies outside"),
                row("a mark that deletes", tar -> tar.file(ROOT + "/.wh.bin", ""), "would delete something"),
                row("a mark that empties a directory", tar -> tar.file(ROOT + "/.wh..wh..opq", ""), "would delete something"),
                row("a device", tar -> entry(tar, TarConstants.LF_CHR), "a device or pipe"),
                row("a pipe", tar -> entry(tar, TarConstants.LF_FIFO), "a device or pipe"),
                row("an odd type", tar -> entry(tar, (byte) '7'), "is no file, directory or link"),
                row("setuid", tar -> tar.file(ROOT + "/su", new byte[1], 04755), "'" + ROOT + "/su' is setuid or setgid"),
                row("setgid", tar -> tar.file(ROOT + "/sg", new byte[1], 02755), "is setuid or setgid"),
                row("a link out of it", tar -> tar.symbolicLink(ROOT + "/l", "../../etc/passwd"), "a link that leads out of it"),
                row("a link to the root", tar -> tar.symbolicLink(ROOT + "/l", "/etc/passwd"), "a link that leads out of it"),
                row("a hard link out of it", tar -> tar.hardLink(ROOT + "/l", "etc/passwd"), "a link that leads out of it"),
                row("a file twice", tar -> tar.file(ROOT + "/LICENSE", "x"), "twice"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void refusesAMainProgramThatIsNoneForThePlatform(String what, byte[] program, String why) {
        byte[] tarball = new TestTar().directory(ROOT).file(ROOT + "/pushgateway", program, 0755).gzip();

        assertThatThrownBy(() -> inspect(tarball)).hasMessage(ROOT + ".tar.gz is refused: its pushgateway is " + why);
    }

    static Stream<Arguments> programs() {
        String none = "no program for linux/arm/v7, but empty, a script or something else that is no ELF executable";
        String wanted = ", but one for arm (linux/arm/v7) is wanted";
        byte[] library = PROGRAM.clone();
        library[16] = 1;
        byte[] bigEndian = TestElf.program("mips64", "");
        bigEndian[4] = 1;
        bigEndian[18] = 0;
        bigEndian[19] = 40;
        return Stream.of(
                Arguments.of("empty", new byte[0], none),
                Arguments.of("a script", "#!/bin/sh\nexec true\n".getBytes(StandardCharsets.UTF_8), none),
                Arguments.of("cut", Arrays.copyOf(PROGRAM, 19), none),
                Arguments.of("an object file", library, none),
                Arguments.of("amd64", TestElf.program("amd64", ""), "a program for amd64" + wanted),
                Arguments.of("arm64", TestElf.program("arm64", ""), "a program for arm64" + wanted),
                Arguments.of("of the other byte order", bigEndian,
                        "a program for machine 40 of 32 bits, big endian" + wanted));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("platforms")
    void knowsTheProgramsOfEveryPlatform(String platform) throws Exception {
        TestRelease release = TestRelease.of("pushgateway", "1.11.1", platform);

        assertThat(inspect(release.tarball(), release).program().toString())
                .isEqualTo(Platform.parse(platform).architecture());
    }

    static Stream<String> platforms() {
        return Platform.names().stream();
    }

    @Test
    void refusesAHeaderWithAWrongChecksum() throws IOException {
        byte[] plain = tar().bytes();
        plain[100] ^= 1;

        assertThatThrownBy(() -> inspect(TestTar.gzip(plain))).hasMessageContaining("is refused");
    }

    @Test
    void refusesWhatFollowsTheEndOfTheTar() {
        byte[] plain = tar().bytes();
        byte[] longer = Arrays.copyOf(plain, plain.length + 512);
        longer[longer.length - 1] = 1;

        assertThatThrownBy(() -> inspect(TestTar.gzip(longer))).hasMessageContaining("something follows the end of its tar");
    }

    @Test
    void refusesWhatFollowsTheEndOfTheGzipStream() throws IOException {
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        two.write(tar().gzip());
        two.write(TestTar.gzip(new byte[0]));

        assertThatThrownBy(() -> inspect(two.toByteArray())).hasMessageContaining("something follows the end of its gzip stream");
    }

    @Test
    void refusesATarballThatIsCut() {
        byte[] whole = tar().gzip();

        for (int length : List.of(0, 5, whole.length / 2, whole.length - 1)) {
            assertThatThrownBy(() -> inspect(Arrays.copyOf(whole, length)))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(ReleaseException.class)
                    .hasMessageStartingWith(ROOT + ".tar.gz is refused: it is damaged or no gzipped tar");
        }
    }

    @Test
    void tellsWhetherEverybodyMayUseAProgram() throws Exception {
        byte[] closed = new TestTar().directory(ROOT).file(ROOT + "/pushgateway", PROGRAM, 0700).gzip();
        byte[] withoutDirectory = new TestTar().file(ROOT + "/pushgateway", PROGRAM, 0755).gzip();

        assertThat(inspect(closed).everybodyMayUse(List.of("pushgateway"), List.of())).isFalse();
        assertThat(inspect(withoutDirectory).everybodyMayUse(List.of("pushgateway"), List.of())).isFalse();
        assertThat(inspect(tar().gzip()).everybodyMayUse(List.of("pushgateway"), List.of("LICENSE"))).isTrue();
    }

    @Test
    void forgetsANoteThatIsDamaged() {
        assertThat(ReleaseContents.parse("release contents 1\nabc")).isEmpty();
        assertThat(ReleaseContents.parse("release contents 1\n" + "a".repeat(64) + "\nx\ny\nz\nq")).isEmpty();
    }

    private static Arguments row(String what, Function<TestTar, TestTar> more, String why) {
        return Arguments.of(what, more, why);
    }

    private static TestTar entry(TestTar tar, byte type) {
        return tar.entry(ROOT + "/odd", type, new byte[0], e -> {});
    }

    private static TestTar tar() {
        return new TestTar()
                .directory(ROOT)
                .file(ROOT + "/pushgateway", PROGRAM, 0755)
                .file(ROOT + "/LICENSE", "A licence\n");
    }

    private ReleaseContents inspect(byte[] tarball) throws Exception {
        return inspect(tarball, TestRelease.of("pushgateway", "1.11.1", "linux/arm/v7"));
    }

    private ReleaseContents inspect(byte[] tarball, TestRelease release) throws Exception {
        Path file = Files.write(directory.resolve("tarball"), tarball);
        return ReleaseInspection.of(
                new ReleaseTarball(release.asset(), file, Sha256.of(tarball), tarball.length, false));
    }
}
