package io.jenkins.plugins.monitoringimages.oci.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageIndex;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.image.TestImages;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second opinion on what lies in a registry after a push. */
class RegistryToolsTest {

    private static final Path SKOPEO = Path.of("/usr/bin/skopeo");

    @TempDir
    Path directory;

    @Test
    void skopeoCopiesAPushedIndexBackByteForByte() throws Exception {
        assumeTrue(Files.isExecutable(SKOPEO), "no skopeo here (Debian's package of that name)");
        try (RealRegistry registry = RealRegistry.plain(directory)) {
            ImageIndex index = TestImages.index(TestImages.image("linux/arm/v7"), TestImages.image("linux/arm/v6"),
                    TestImages.image("linux/amd64"));
            ImageReference name = ImageReference.parse(registry.address() + "/shop/prometheus:1");
            RegistryTarget target = new RegistryTarget(new TestAccess(directory).client(), List.of(name));
            for (Image image : index.images()) {
                target.store(image, List.of(name));
            }
            target.publish(index, name);

            Path copy = directory.resolve("copy");
            Process skopeo = new ProcessBuilder(SKOPEO.toString(), "copy", "--all", "--preserve-digests",
                            "--src-tls-verify=false", "docker://" + name, "oci:" + copy + ":1")
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("skopeo.log").toFile())
                    .start();
            assertThat(skopeo.waitFor()).as(Files.readString(directory.resolve("skopeo.log"))).isZero();

            assertThat(blob(copy, index.digest())).hasBinaryContent(index.json().bytes());
            for (Image image : index.images()) {
                assertThat(blob(copy, image.digest())).hasBinaryContent(image.manifest().bytes());
                assertThat(blob(copy, image.id())).hasBinaryContent(image.config().bytes());
                for (Layer layer : image.layers()) {
                    assertThat(blob(copy, layer.blob().digest())).hasBinaryContent(layer.blob().bytes());
                }
            }
        }
    }

    private static Path blob(Path layout, String digest) {
        return layout.resolve("blobs").resolve(digest.replace(':', '/'));
    }
}
