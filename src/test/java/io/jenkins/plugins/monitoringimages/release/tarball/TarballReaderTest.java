package io.jenkins.plugins.monitoringimages.release.tarball;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import io.jenkins.plugins.monitoringimages.testing.TestTar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TarballReaderTest {

    private static final TestRelease RELEASE = TestRelease.prometheus();
    private static final String ROOT = RELEASE.asset().rootDirectory() + "/";

    @TempDir
    Path directory;

    @Test
    void handsOutTheFilesOfARelease() throws Exception {
        assertThat(read(RELEASE.tarball()))
                .containsOnlyKeys("LICENSE", "NOTICE", "prometheus", "promtool", "prometheus.yml")
                .containsEntry("promtool", "755 #!/bin/sh\necho promtool of " + RELEASE.asset() + "\n")
                .containsEntry("LICENSE", "644 A licence\n");
    }

    @Test
    void leavesOutWhatNoImageNeeds() throws Exception {
        byte[] tar = sound()
                .file(ROOT + "README.md", "")
                .file("elsewhere/prometheus", "")
                .file(ROOT + "sub/prometheus", "")
                .symbolicLink(ROOT + "latest", "prometheus")
                .hardLink(ROOT + "same", ROOT + "prometheus")
                .gzip();

        assertThat(read(tar)).containsOnlyKeys("prometheus", "promtool");
    }

    @Test
    void goesOnBehindAFileThatWasNotReadToItsEnd() throws Exception {
        Map<String, Long> sizes = new LinkedHashMap<>();

        new TarballReader().read(tarball(RELEASE, RELEASE.tarball()), (name, size, mode, in) -> sizes.put(name, size));

        assertThat(sizes).hasSize(5).containsEntry("LICENSE", 10L);
    }

    @Test
    void takesNamesThatBeginWithADot() throws Exception {
        byte[] tar = new TestTar().directory(".").file("./" + ROOT + "prometheus", "")
                .file("./" + ROOT + "/promtool", "").gzip();

        assertThat(read(tar)).containsOnlyKeys("prometheus", "promtool");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/../../evil", "prometheus-2.53.5.linux-armv7/../prometheus", ".."})
    void refusesAnEntryThatLeadsOutOfTheTarball(String name) {
        assertRefused(sound().file(name, "").gzip(), "it has an entry whose name leads out of it: '" + name + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "C:/evil"})
    void refusesAnAbsoluteName(String name) {
        assertRefused(sound().file(name, "").gzip(), "it has an entry with the absolute name '" + name + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\\..\\b", "\u0007"})
    void refusesAnOddName(String name) {
        assertRefused(sound().file(ROOT + name, "").gzip(), "it has an entry with the odd name");
    }

    @ParameterizedTest
    @CsvSource({"../../evil", "/etc/passwd", "a/../../../evil", "../other/file"})
    void refusesASymbolicLinkThatEscapes(String target) {
        assertRefused(sound().symbolicLink(ROOT + "link", target).gzip(), "it has a link that leads out of it");
    }

    @ParameterizedTest
    @CsvSource({"../evil", "/etc/passwd", "other/file"})
    void refusesAHardLinkThatEscapes(String target) {
        assertRefused(sound().hardLink(ROOT + "link", target).gzip(), "it has a link that leads out of it");
    }

    @Test
    void refusesAProgramThatIsALink() {
        assertRefused(sound().symbolicLink(ROOT + "NOTICE", "LICENSE").gzip(), "its NOTICE is a link");
        assertRefused(sound().hardLink(ROOT + "NOTICE", ROOT + "LICENSE").gzip(), "its NOTICE is a link");
    }

    @Test
    void refusesAProgramThatIsThereTwice() {
        assertRefused(sound().file(ROOT + "prometheus", "other").gzip(), "it has prometheus twice");
        assertRefused(sound().file("./" + ROOT + "/./prometheus", "other").gzip(), "it has prometheus twice");
    }

    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO})
    void refusesADevice(byte type) {
        assertRefused(sound().entry(ROOT + "device", type, new byte[0], e -> {}).gzip(), "it has a device or pipe");
    }

    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_CONTIG, TarConstants.LF_GNUTYPE_SPARSE, 'Z'})
    void refusesAWantedFileOfAnUnusualKind(byte type) {
        assertRefused(
                sound().entry(ROOT + "NOTICE", type, new byte[0], e -> {}).gzip(), "its NOTICE is not a plain file");
    }

    @Test
    void refusesAFileThatInflatesToTooMuch() {
        byte[] bomb = sound().file(ROOT + "NOTICE", new byte[2000], 0644).gzip();

        assertRefused(new TarballReader(1999, 1 << 20), bomb, "NOTICE' has more than 1999 bytes");
    }

    @Test
    void refusesATarballThatInflatesToTooMuch() {
        byte[] bomb = sound().file(ROOT + "unwanted", new byte[200_000], 0644).gzip();

        assertRefused(new TarballReader(1 << 20, 100_000), bomb, "it inflates to more than any release does");
    }

    @Test
    void refusesAHeaderThatWouldFillTheMemory() {
        byte[] bomb = sound().entry("long", TarConstants.LF_GNUTYPE_LONGNAME, new byte[8 << 20], e -> {}).gzip();

        assertRefused(bomb, "it has a header or trailer that is larger than any release has");
    }

    @Test
    void refusesADesertBehindTheEnd() {
        byte[] tar = Arrays.copyOf(sound().bytes(), 8 << 20);

        assertRefused(TestTar.gzip(tar), "it has a header or trailer that is larger than any release has");
    }

    @Test
    void refusesTooManyEntries() {
        TestTar tar = sound();
        for (int i = 0; i < TarballReader.MOST_ENTRIES; i++) {
            tar.file("f" + i, "");
        }

        assertRefused(tar.gzip(), "it has more than 10000 entries");
    }

    @Test
    void refusesATruncatedTarball() {
        byte[] whole = RELEASE.tarball();

        for (int length = 0; length < whole.length; length += 7) {
            assertRefused(Arrays.copyOf(whole, length), "is refused: it");
        }
    }

    @Test
    void refusesATarballWhoseOwnChecksumIsWrong() {
        byte[] damaged = RELEASE.tarball();
        damaged[damaged.length - 6] ^= 1;

        assertRefused(damaged, "it is damaged or no gzipped tar");
    }

    @Test
    void refusesWhatIsNoTarball() {
        assertRefused("<html>".getBytes(), "it is damaged or no gzipped tar");
        assertRefused(TestTar.gzip("Not a tar. ".repeat(100).getBytes()), "is refused: it");
    }

    @Test
    void refusesATarballThatLacksAProgram() {
        assertRefused(
                TestRelease.prometheus().without("promtool").tarball(),
                "it lacks promtool in its folder prometheus-2.53.5.linux-armv7");
    }

    @Test
    void refusesATarballOfAnotherPlatform() {
        assertRefused(
                TestRelease.of("prometheus", "2.53.5", "linux/amd64").tarball(), "it lacks prometheus and promtool");
    }

    @Test
    void saysThatTheTarballIsGone() throws Exception {
        ReleaseTarball tarball = tarball(RELEASE, RELEASE.tarball());
        Files.delete(tarball.file());

        assertThatThrownBy(() -> new TarballReader().read(tarball, (name, size, mode, content) -> {}))
                .isInstanceOf(ReleaseException.class)
                .hasMessageContaining("is no longer in the cache");
    }

    @Test
    void passesOnTheTroubleOfWhoeverReads() throws Exception {
        ReleaseTarball tarball = tarball(RELEASE, RELEASE.tarball());
        IOException trouble = new IOException("broken pipe");

        assertThatThrownBy(() -> new TarballReader().read(tarball, (name, size, mode, content) -> {
                    throw trouble;
                }))
                .isSameAs(trouble);
    }

    private static TestTar sound() {
        return new TestTar().directory(RELEASE.asset().rootDirectory())
                .file(ROOT + "prometheus", "p")
                .file(ROOT + "promtool", "t");
    }

    private void assertRefused(byte[] tar, String reason) {
        assertRefused(new TarballReader(), tar, reason);
    }

    private void assertRefused(TarballReader reader, byte[] tar, String reason) {
        assertThatThrownBy(() -> reader.read(
                        tarball(RELEASE, tar), (name, size, mode, content) -> content.readAllBytes()))
                .isInstanceOf(ReleaseException.class)
                .hasMessageStartingWith(RELEASE.asset() + " is refused: ")
                .hasMessageContaining(reason);
    }

    private Map<String, String> read(byte[] tar) throws ReleaseException, IOException {
        return read(RELEASE, tar);
    }

    private Map<String, String> read(TestRelease release, byte[] tar) throws ReleaseException, IOException {
        Map<String, String> files = new LinkedHashMap<>();
        new TarballReader().read(tarball(release, tar), (name, size, mode, content) -> files.put(
                name, Integer.toOctalString(mode) + " " + new String(content.readAllBytes())));
        return files;
    }

    private ReleaseTarball tarball(TestRelease release, byte[] tar) throws IOException {
        Path file = directory.resolve("release.tar.gz");
        Files.write(file, tar);
        return new ReleaseTarball(release.asset(), file, release.sha256(), tar.length, true);
    }
}
