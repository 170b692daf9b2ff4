package io.jenkins.plugins.monitoringimages.release.tarball;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import io.jenkins.plugins.monitoringimages.testing.TestTar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.commons.compress.archivers.tar.TarConstants;

class TarballReaderPropertyTest {

    private static final TestRelease RELEASE = TestRelease.prometheus();
    private static final String ROOT = RELEASE.asset().rootDirectory() + "/";
    private static Path file;

    /** An entry as an attacker might choose it. */
    record Entry(String name, byte type, String target, byte[] content) {}

    @BeforeContainer
    static void makeFile() throws IOException {
        file = Files.createTempFile("release", ".tar.gz");
    }

    @AfterContainer
    static void removeFile() throws IOException {
        Files.delete(file);
    }

    @Property(tries = 200)
    void handsOutEveryContentAsItWasWritten(@ForAll("contents") Map<String, byte[]> contents) throws Exception {
        TestRelease release = TestRelease.prometheus();
        contents.forEach(release::with);
        Map<String, byte[]> read = new HashMap<>();

        read(release.tarball(), read);

        assertThat(read).containsOnlyKeys("LICENSE", "NOTICE", "prometheus", "promtool", "prometheus.yml");
        assertThat(read).allSatisfy((name, content) -> assertThat(content).isEqualTo(release.files().get(name)));
    }

    @Property(tries = 200)
    void handsOutOnlyPlainWantedNamesWhateverTheEntriesAre(@ForAll("entries") List<Entry> entries) throws Exception {
        TestTar tar = new TestTar().file(ROOT + "prometheus", "p").file(ROOT + "promtool", "t");
        entries.forEach(e -> tar.entry(e.name(), e.type(), e.content(), header -> header.setLinkName(e.target())));
        Map<String, byte[]> read = new HashMap<>();

        boolean taken = takes(tar.gzip(), read);

        assertThat(read.keySet()).isSubsetOf("prometheus", "promtool", "LICENSE", "NOTICE", "prometheus.yml");
        assertThat(read.keySet()).noneMatch(name -> List.of(name.split("/")).contains(".."));
        if (taken) {
            assertThat(entries).noneMatch(e -> List.of(e.name().split("/")).contains(".."));
        }
    }

    @Property(tries = 200)
    void takesOrRefusesDamagedBytesAndNeverDoesAnythingElse(
            @ForAll @IntRange(max = 20_000) int place, @ForAll byte value) throws Exception {
        byte[] damaged = RELEASE.tarball();
        damaged[place % damaged.length] = value;

        takes(damaged, new HashMap<>());
    }

    @Property(tries = 200)
    void takesOrRefusesADamagedTarAndNeverDoesAnythingElse(
            @ForAll @IntRange(max = 20_000) int place, @ForAll byte value) throws Exception {
        byte[] damaged = plainTar();
        damaged[place % damaged.length] = value;

        takes(TestTar.gzip(damaged), new HashMap<>());
    }

    @Provide
    Arbitrary<Map<String, byte[]>> contents() {
        Arbitrary<String> names = Arbitraries.of("LICENSE", "NOTICE", "promtool", "prometheus.yml", "äöü漢 .-_", "consoles/index.html");
        Arbitrary<byte[]> contents = Arbitraries.bytes().array(byte[].class).ofMaxSize(2000);
        return Arbitraries.maps(names, contents).ofMaxSize(5);
    }

    @Provide
    Arbitrary<List<Entry>> entries() {
        Arbitrary<String> steps = Arbitraries.of(
                "..", ".", "", "consoles", "NOTICE", "prometheus", "etc", "a\nb", "c:", "ü", ROOT.replace("/", ""));
        Arbitrary<String> paths = steps.list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(list -> String.join("/", list))
                .filter(path -> !path.isEmpty());
        Arbitrary<String> names = Arbitraries.oneOf(paths, paths.map(path -> ROOT + path));
        Arbitrary<Byte> types = Arbitraries.of(TarConstants.LF_NORMAL, TarConstants.LF_SYMLINK, TarConstants.LF_LINK,
                TarConstants.LF_CHR, TarConstants.LF_FIFO, TarConstants.LF_DIR, TarConstants.LF_CONTIG);
        return Combinators.combine(names, types, paths, Arbitraries.bytes().array(byte[].class).ofMaxSize(600))
                .as((name, type, target, content) -> new Entry(
                        name,
                        type,
                        target,
                        type == TarConstants.LF_NORMAL && !name.endsWith("/") ? content : new byte[0]))
                .list()
                .ofMaxSize(4);
    }

    private static boolean takes(byte[] tarball, Map<String, byte[]> read) throws IOException {
        try {
            read(tarball, read);
            return true;
        } catch (ReleaseException e) {
            assertThat(e.getMessage()).startsWith(RELEASE.asset() + " is refused: ").doesNotContain("\n");
            return false;
        }
    }

    private static void read(byte[] tarball, Map<String, byte[]> read) throws IOException, ReleaseException {
        Files.write(file, tarball);
        new TarballReader().read(
                new ReleaseTarball(RELEASE.asset(), file, RELEASE.sha256(), tarball.length, true),
                (name, size, mode, content) -> read.put(name, content.readAllBytes()));
    }

    private static byte[] plainTar() {
        TestTar tar = new TestTar().directory(ROOT.replace("/", ""));
        RELEASE.files().forEach((name, content) -> tar.file(ROOT + name, content, 0644));
        return tar.bytes();
    }
}
