package io.jenkins.plugins.monitoringimages.release.tarball;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import io.jenkins.plugins.monitoringimages.testing.TestElf;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import io.jenkins.plugins.monitoringimages.testing.TestTar;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release whose own modes would keep the image's user from running it. */
class RepackedTarTest {

    private static final String ROOT = "pushgateway-1.11.1.linux-armv7";

    @TempDir
    Path directory;

    @Test
    void letsEverybodyRunWhatOnlyItsOwnerCould() throws Exception {
        byte[] closed = new TestTar()
                .file(ROOT + "/pushgateway", TestElf.program("arm", "a program"), 0700)
                .file(ROOT + "/LICENSE", new byte[9], 0600)
                .symbolicLink(ROOT + "/link", "LICENSE")
                .gzip();

        assertThat(entries(repack(closed))).containsExactly(
                "755 0:0 " + ROOT + "/", "755 0:0 " + ROOT + "/pushgateway", "644 0:0 " + ROOT + "/LICENSE",
                "644 0:0 " + ROOT + "/link -> LICENSE");
    }

    @Test
    void isTheSameEachTime() throws Exception {
        byte[] tarball = TestRelease.of("pushgateway", "1.11.1", "linux/arm/v7").tarball();

        assertThat(repack(tarball)).isEqualTo(repack(tarball));
    }

    private byte[] repack(byte[] tarball) throws Exception {
        Path file = Files.write(directory.resolve("tarball"), tarball);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Sha256 written = RepackedTar.write(
                new ReleaseTarball(
                        TestRelease.of("pushgateway", "1.11.1", "linux/arm/v7").asset(), file, Sha256.of(tarball), tarball.length,
                        false),
                out);
        assertThat(written).isEqualTo(Sha256.of(out.toByteArray()));
        return out.toByteArray();
    }

    private static List<String> entries(byte[] tar) throws IOException {
        List<String> entries = new ArrayList<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
            for (TarArchiveEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                entries.add(Integer.toOctalString(e.getMode() & 07777) + " " + e.getLongUserId() + ":" + e.getLongGroupId() + " "
                        + e.getName() + (e.isSymbolicLink() ? " -> " + e.getLinkName() : ""));
            }
        }
        return entries;
    }
}
