package io.jenkins.plugins.monitoringimages.oci.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageIndex;
import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import io.jenkins.plugins.monitoringimages.image.TestImages;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.oci.read.FoundImage;
import io.jenkins.plugins.monitoringimages.oci.read.ImageReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Second opinions on layouts and archives: skopeo and umoci read what we write, and we read what skopeo writes. Without
 * {@code --preserve-digests} skopeo compresses plain layers.
 */
class OtherToolsTest {

    private static final ImageReference ONE = ImageReference.parse("shop/demo:one");
    private static final ImageReference ALL = ImageReference.parse("shop/demo:all");

    @TempDir
    private Path folder;

    private final Image image = TestImages.image("linux/arm/v7");
    private final ImageIndex index = TestImages.index(image, TestImages.image("linux/amd64"));

    @BeforeEach
    void write() throws Exception {
        for (ImageTarget each : List.of(
                LayoutTarget.open(folder.resolve("layout")), ArchiveTarget.open(folder.resolve("images.tar")))) {
            try (ImageTarget target = each) {
                target.publish(image, ONE);
                target.publish(index, ALL);
            }
        }
    }

    @Test
    void skopeoReadsALayoutWithAllPlatformsAndGivesTheBytesBack() throws Exception {
        need("skopeo");

        skopeo("copy", "--preserve-digests", "--all", "oci:layout:all", "oci:back:all");

        assertThat(blobs("back")).isNotEmpty().isSubsetOf(blobs("layout"));
        FoundImage back = ImageReader.directory(folder.resolve("back")).get(0);
        assertThat(back.digest()).contains(index.digest());
        assertThat(back.images()).hasSize(2);
    }

    @Test
    void skopeoReadsAnArchiveInBothFormats() throws Exception {
        need("skopeo");

        skopeo("copy", "--preserve-digests", "oci-archive:images.tar:one", "oci:first:one");
        skopeo("copy", "docker-archive:images.tar:shop/demo:one", "oci:second:one");

        assertThat(ImageReader.directory(folder.resolve("first")).get(0).digest()).contains(image.digest());
        assertThat(ImageReader.directory(folder.resolve("second")).get(0).images().get(0).layers()).hasSize(2);
    }

    @Test
    void whatSkopeoWritesIsRead() throws Exception {
        need("skopeo");

        skopeo("copy", "oci:layout:one", "docker-archive:docker.tar:shop/demo:one");
        skopeo("copy", "--preserve-digests", "oci:layout:one", "oci-archive:oci.tar:one");

        Image docker = ImageReader.archive(folder.resolve("docker.tar")).get(0).images().get(0);
        assertThat(docker.platform()).isEqualTo(image.platform());
        assertThat(docker.layers()).extracting(layer -> layer.diffId())
                .containsExactlyElementsOf(image.layers().stream().map(layer -> layer.diffId()).toList());
        assertThat(ImageReader.archive(folder.resolve("oci.tar")).get(0).digest()).contains(image.digest());
    }

    @Test
    void umociUnpacksALayout() throws Exception {
        need("umoci");

        run("umoci", "unpack", "--rootless", "--image", "layout:one", "bundle");

        assertThat(folder.resolve("bundle/rootfs/etc/demo/demo.yml")).hasContent("mark: 'as it is'");
        assertThat(folder.resolve("bundle/rootfs/demo-1.2.3.linux-armv7/demo")).exists();
    }

    private void skopeo(String... arguments) throws Exception {
        run(Stream.concat(Stream.of("skopeo", "--insecure-policy"), Stream.of(arguments)).toArray(String[]::new));
    }

    private void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private List<String> blobs(String layout) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(layout).resolve("blobs/sha256"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static void need(String program) {
        boolean there = Stream.of("/usr/bin/", "/usr/local/bin/").anyMatch(d -> Files.isExecutable(Path.of(d + program)));
        assumeTrue(there, program + " is not installed (the package of that name)");
    }
}
