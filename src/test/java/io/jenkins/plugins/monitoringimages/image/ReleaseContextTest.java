package io.jenkins.plugins.monitoringimages.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseContextTest {

    private static final Instant MODIFIED = Instant.parse("2024-06-01T12:30:00Z");

    @TempDir
    Path directory;

    private final TestRelease release = TestRelease.prometheus();

    /** An entry as it is read back. */
    record Read(String name, int mode, long uid, long gid, Instant modified, String content) {}

    @Test
    void hasTheDockerfileFirstThenFoldersThenSmallFilesThenTheReleasesFiles() throws Exception {
        assertThat(read(bytes(context()))).extracting(Read::name).containsExactly(
                "Dockerfile",
                "data/",
                "conf/",
                "conf/prometheus.yml",
                "conf/rules/",
                "conf/rules/first.yml",
                "papers/",
                "papers/LICENSE",
                "bin/",
                "bin/prometheus",
                "bin/promtool",
                "share/",
                "share/consoles/",
                "share/consoles/index.html.example");
    }

    @Test
    void hasContentsOwnersAndModesAsTheyWereAskedFor() throws Exception {
        assertThat(read(bytes(context())))
                .contains(new Read("Dockerfile", 0644, 0, 0, MODIFIED, "FROM scratch\n"))
                .contains(new Read("data/", 0770, 65_534, 65_534, MODIFIED, ""))
                .contains(new Read("conf/", 0755, 0, 0, MODIFIED, ""))
                .contains(new Read("conf/rules/first.yml", 0600, 7, 8, MODIFIED, "groups: []\n"))
                .contains(new Read("bin/prometheus", 0755, 0, 0, MODIFIED, text(release.files().get("prometheus"))));
    }

    @Test
    void hasTheSameBytesEachTime() throws Exception {
        assertThat(bytes(context())).isEqualTo(bytes(context()));
    }

    @Test
    void namesNobodyOfTheMachineItIsWrittenOn() throws Exception {
        assertThat(entries(bytes(context()))).allSatisfy(entry -> {
            assertThat(entry.getUserName()).isEmpty();
            assertThat(entry.getGroupName()).isEmpty();
        });
    }

    @Test
    void hasNamesAndOwnersOfAnyLength() throws Exception {
        String name = "long/".repeat(40) + "ü".repeat(120) + ".yml";
        ReleaseContext context = new ReleaseContext("", MODIFIED)
                .file(new ContextEntry(name, 0644, 2_100_000, 2_100_001), new byte[] {'x'});

        assertThat(read(bytes(context))).contains(new Read(name, 0644, 2_100_000, 2_100_001, MODIFIED, "x"));
    }

    @Test
    void isADockerfileAloneWhereNothingElseWasAdded() throws Exception {
        assertThat(read(bytes(new ReleaseContext("FROM scratch\n", MODIFIED)))).hasSize(1);
    }

    @Test
    void isNotWrittenToItsEndForATarballThatIsRefused() throws Exception {
        release.without("promtool");

        assertThatThrownBy(() -> bytes(context()))
                .isInstanceOf(ReleaseException.class)
                .hasMessageContaining("it lacks promtool");
    }

    @Test
    void leavesTheStreamOpen() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };

        context().writeTo(out);
    }

    @Test
    void refusesTwoFilesOfOneName() {
        ReleaseContext context = new ReleaseContext("", MODIFIED).file("Dockerfile", "FROM other\n");

        assertThatThrownBy(() -> bytes(context))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The build context has Dockerfile twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/passwd", "../up", "a/../b", "a//b", "a/", "./a", "a\nb"})
    void refusesAPathThatLeadsAstray(String path) {
        assertThatThrownBy(() -> ContextEntry.file(path)).isInstanceOf(InvalidValueException.class);
    }

    private ReleaseContext context() throws Exception {
        Path file = Files.write(directory.resolve("release.tar.gz"), release.tarball());
        ReleaseTarball tarball =
                new ReleaseTarball(release.asset(), file, release.sha256(), release.tarball().length, true);
        return new ReleaseContext("FROM scratch\n", MODIFIED)
                .directory(new ContextEntry("data", 0770, 65_534, 65_534))
                .file("conf/prometheus.yml", "global: {}\n")
                .file(new ContextEntry("conf/rules/first.yml", 0600, 7, 8), "groups: []\n".getBytes())
                .release(tarball, name -> switch (name) {
                    case "prometheus", "promtool" -> Optional.of(ContextEntry.program("bin/" + name));
                    case "LICENSE" -> Optional.of(ContextEntry.file("papers/LICENSE"));
                    default -> name.startsWith("consoles/")
                            ? Optional.of(ContextEntry.file("share/" + name))
                            : Optional.empty();
                });
    }

    private static byte[] bytes(ReleaseContext context) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        context.writeTo(out);
        return out.toByteArray();
    }

    private static List<Read> read(byte[] tar) throws Exception {
        List<Read> read = new ArrayList<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar), "UTF-8")) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                read.add(new Read(
                        entry.getName(),
                        entry.getMode() & 07777,
                        entry.getLongUserId(),
                        entry.getLongGroupId(),
                        entry.getLastModifiedTime().toInstant(),
                        text(in.readAllBytes())));
            }
        }
        return read;
    }

    private static List<TarArchiveEntry> entries(byte[] tar) throws Exception {
        List<TarArchiveEntry> entries = new ArrayList<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar), "UTF-8")) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
