package io.jenkins.plugins.monitoringimages.image;

import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes a build context with a tarball that is much larger than the memory of the process. */
final class ContextProcess {

    private static final int MEGABYTES_EACH = 75;

    private ContextProcess() {}

    /** @param args a directory to work in */
    public static void main(String[] args) throws Exception {
        TestRelease release = TestRelease.prometheus();
        Path file = Path.of(args[0], "release.tar.gz");
        pack(file, release.asset().rootFolder() + "/");
        ReleaseTarball tarball =
                new ReleaseTarball(release.asset(), file, release.sha256(), Files.size(file), true);
        new ReleaseContext("FROM scratch\n", Instant.EPOCH)
                .release(tarball, name -> Optional.of(ContextEntry.program("bin/" + name)))
                .writeTo(OutputStream.nullOutputStream());
        System.out.println("written");
    }

    private static void pack(Path file, String root) throws IOException {
        byte[] noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new FastGzip(Files.newOutputStream(file)))) {
            for (String program : List.of("prometheus", "promtool")) {
                TarArchiveEntry entry = new TarArchiveEntry(root + program);
                entry.setSize((long) MEGABYTES_EACH << 20);
                tar.putArchiveEntry(entry);
                for (int i = 0; i < MEGABYTES_EACH; i++) {
                    tar.write(noise);
                }
                tar.closeArchiveEntry();
            }
        }
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(0);
        }
    }
}
