package io.jenkins.plugins.monitoringimages.docker.load;

import io.jenkins.plugins.monitoringimages.cache.BlobCache;
import io.jenkins.plugins.monitoringimages.docker.images.StoreKind;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Compression;
import io.jenkins.plugins.monitoringimages.image.ContainerConfig;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageSpec;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.image.ReleaseLayer;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.oci.ImageAssembler;
import io.jenkins.plugins.monitoringimages.oci.LayerNotes;
import io.jenkins.plugins.monitoringimages.oci.store.ArchiveOptions;
import io.jenkins.plugins.monitoringimages.oci.store.ArchiveWriter;
import io.jenkins.plugins.monitoringimages.release.ReleaseContents;
import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import io.jenkins.plugins.monitoringimages.release.download.HttpReleaseSource;
import io.jenkins.plugins.monitoringimages.release.download.ReleaseCache;
import io.jenkins.plugins.monitoringimages.testing.TestElf;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Looks through a tarball that is much larger than the memory of the process, makes an image of it, and sends that. */
final class SendingProcess {

    private static final int MEGABYTES_EACH = 150;

    private SendingProcess() {}

    /** @param args a directory to work in */
    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        TestRelease release = TestRelease.prometheus();
        Path file = directory.resolve("release.tar.gz");
        Sha256 sha256 = pack(file, release);
        ReleaseTarball tarball = new ReleaseTarball(release.asset(), file, sha256, Files.size(file), true);
        Image image = image(release, file, sha256, lookThrough(directory, tarball));
        for (StoreKind kind : StoreKind.values()) {
            LoadArchive.of(SentImage.to(kind, image, Set.of())).writeTo(OutputStream.nullOutputStream());
        }
        new ArchiveWriter(ArchiveOptions.complete()).add(image, List.of()).writeTo(OutputStream.nullOutputStream());
        System.out.println("sent");
    }

    private static ReleaseContents lookThrough(Path directory, ReleaseTarball tarball) throws Exception {
        ReleaseCache cache = new ReleaseCache(new BlobCache(directory.resolve("cache"), 1 << 20, Clock.systemUTC()));
        try (HttpReleaseSource source =
                new HttpReleaseSource(HttpSettings.defaults(), cache, Clock.systemUTC(), time -> {})) {
            return source.lookThrough(tarball);
        }
    }

    private static Image image(TestRelease release, Path file, Sha256 sha256, ReleaseContents contents) throws Exception {
        Blob blob = Blob.of(file, sha256, contents.tarballSize());
        Layer layer = new Layer(blob, Compression.GZIP, contents.diffId(), contents.inflatedSize());
        ContainerConfig config = new ContainerConfig(
                List.of("/bin/prometheus"), List.of(), "", "", Map.of(), List.of(), List.of(), Map.of());
        ImageSpec spec = new ImageSpec(
                release.asset().platform(),
                Optional.empty(),
                Optional.of(new ReleaseLayer(release.asset().fileName(), Optional.of(layer))),
                List.of(),
                config,
                contents.newest());
        return new ImageAssembler(new NoNotes()).assemble(spec, Optional.empty());
    }

    private static Sha256 pack(Path file, TestRelease release) throws IOException {
        byte[] noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);
        MessageDigest digest = Sha256.newDigest();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new FastGzip(out))) {
            for (String program : List.of("prometheus", "promtool")) {
                byte[] begin = TestElf.program("arm", program);
                TarArchiveEntry entry = new TarArchiveEntry(release.asset().rootDirectory() + "/" + program);
                entry.setMode(0100755);
                entry.setSize(begin.length + ((long) MEGABYTES_EACH << 20));
                tar.putArchiveEntry(entry);
                tar.write(begin);
                for (int i = 0; i < MEGABYTES_EACH; i++) {
                    tar.write(noise);
                }
                tar.closeArchiveEntry();
            }
        }
        return Sha256.of(digest);
    }

    private static final class NoNotes implements LayerNotes {
        @Override
        public Optional<String> find(Sha256 diffId) {
            return Optional.empty();
        }

        @Override
        public void keep(Sha256 diffId, String text) {}
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(0);
        }
    }
}
