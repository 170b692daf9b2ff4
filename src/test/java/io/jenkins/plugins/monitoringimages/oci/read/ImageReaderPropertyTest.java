package io.jenkins.plugins.monitoringimages.oci.read;

import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.TestImages;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.oci.store.ArchiveOptions;
import io.jenkins.plugins.monitoringimages.oci.store.ArchiveWriter;
import io.jenkins.plugins.monitoringimages.testing.TestTar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever an archive holds, reading it gives images or an {@link ImageException}, and nothing else. */
class ImageReaderPropertyTest {

    private static final byte[] GOOD = good();

    @Property(tries = 300)
    void anyBytes(@ForAll byte[] content) throws Exception {
        read(content);
    }

    @Property(tries = 300)
    void anArchiveWithOneByteChanged(@ForAll @IntRange(max = 40_000) int at, @ForAll byte by) throws Exception {
        Assume.that(at < GOOD.length);
        byte[] changed = GOOD.clone();
        changed[at] ^= by;
        read(changed);
    }

    @Property(tries = 200)
    void anArchiveThatEndsTooSoon(@ForAll @IntRange(max = 40_000) int length) throws Exception {
        read(Arrays.copyOf(GOOD, Math.min(length, GOOD.length)));
    }

    @Property(tries = 300)
    void anyJsonAsItsIndex(@ForAll("json") String json) throws Exception {
        read(new TestTar().file("oci-layout", "{}").file("index.json", json).bytes());
    }

    @Property(tries = 300)
    void anyJsonAsItsManifest(@ForAll("json") String json) throws Exception {
        read(new TestTar().file("config.json", json).file("manifest.json", json).bytes());
    }

    @Provide
    Arbitrary<String> json() {
        Arbitrary<String> leaf = Arbitraries.of(
                "null", "0", "[]", "{}", "\"\"", "\"sha256:" + "0".repeat(64) + "\"", "\"../../etc/passwd\"", "\"config.json\"",
                "\"application/vnd.oci.image.manifest.v1+json\"", "\"application/vnd.oci.image.index.v1+json\"",
                "[".repeat(2000), "{\"a\":".repeat(500));
        Arbitrary<String> key = Arbitraries.of(
                "manifests", "digest", "mediaType", "Config", "Layers", "RepoTags", "rootfs", "diff_ids", "annotations");
        return Arbitraries.recursive(
                () -> leaf,
                inner -> key.flatMap(name -> inner.flatMap(value -> inner.map(
                        other -> "[{\"" + name + "\":" + value + ",\"digest\":" + other + "}]"))),
                0,
                4)
                .map(text -> "{\"manifests\":" + text + "}");
    }

    private static void read(byte[] content) throws IOException, InterruptedException {
        Path archive = Files.createTempFile("archive", ".tar");
        try {
            Files.write(archive, content);
            for (FoundImage found : ImageReader.archive(archive)) {
                for (Image image : found.images()) {
                    image.layers().forEach(layer -> layer.blob().size());
                }
            }
        } catch (ImageException e) {
            if (e.getMessage().contains("Exception") || e.getMessage().contains("null")) {
                throw new AssertionError("no sentence: " + e.getMessage(), e);
            }
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    private static byte[] good() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new ArchiveWriter(ArchiveOptions.complete())
                    .add(TestImages.image("linux/amd64"), List.of(ImageReference.parse("demo:1")))
                    .writeTo(out);
            return out.toByteArray();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
