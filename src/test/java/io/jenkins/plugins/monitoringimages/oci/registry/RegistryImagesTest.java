package io.jenkins.plugins.monitoringimages.oci.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.ImageIndex;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.image.TestImages;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.oci.read.FoundImage;
import io.jenkins.plugins.monitoringimages.oci.read.Place.LayerBytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryImagesTest {

    private static final String REPOSITORY = "shop/prometheus";

    @TempDir
    private Path directory;

    private final Image image = TestImages.image("linux/arm/v7");
    private final ImageIndex index = TestImages.index(image, TestImages.image("linux/amd64"));
    private FaultyRegistry registry;

    @BeforeEach
    void start() throws Exception {
        registry = new FaultyRegistry();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void anImageIsDescribedWithoutItsLayers() throws Exception {
        registry.has(REPOSITORY, "1", image);

        FoundImage found = find(":1");

        assertThat(found.place().name()).isEqualTo("the repository " + registry.address() + "/" + REPOSITORY);
        assertThat(found.place().layers()).isEqualTo(LayerBytes.LEFT);
        assertThat(found.digest()).contains(image.digest());
        Image read = found.images().get(0);
        assertThat(read.id()).isEqualTo(image.id());
        assertThat(read.platform()).isEqualTo(image.platform());
        assertThat(read.layers()).extracting(layer -> layer.blob().digest()).isEqualTo(digests(image));
        assertThat(read.layers()).extracting(layer -> layer.blob().size())
                .isEqualTo(image.layers().stream().map(layer -> layer.blob().size()).toList());
        for (Layer layer : image.layers()) {
            assertThat(registry.count("GET", layer.blob().digest())).isZero();
        }
    }

    @Test
    void anIndexIsDescribedWithAllItsPlatforms() throws Exception {
        registry.has(REPOSITORY, "1", index);

        FoundImage found = find(":1");

        assertThat(found.digest()).contains(index.digest());
        assertThat(found.images()).extracting(each -> each.platform().toString())
                .containsExactly("linux/arm/v7", "linux/amd64");
    }

    @Test
    void aDigestNamesAnImageToo() throws Exception {
        registry.has(REPOSITORY, "1", image);

        assertThat(find("@" + image.digest()).images()).hasSize(1);
    }

    @Test
    void whatARealRegistryHasIsDescribed() throws Exception {
        try (RealRegistry real = RealRegistry.withPassword(directory)) {
            ImageReference name = ImageReference.parse(real.address() + "/" + REPOSITORY + ":1");
            RegistryClient client = new TestAccess(directory).login(real.address(), "geoff", "s3cret").client();
            RegistryTarget target = new RegistryTarget(client, List.of(name));
            for (Image each : index.images()) {
                target.store(each, List.of(name));
            }
            target.publish(index, name);

            FoundImage found = new RegistryImages(client).find(name);

            assertThat(found.names()).containsExactly(name.toString());
            assertThat(found.digest()).contains(index.digest());
            assertThat(found.images()).extracting(Image::id)
                    .isEqualTo(index.images().stream().map(Image::id).toList());
        }
    }

    @Test
    void aNameThatDoesNotExistIsSaidSo() {
        assertThatThrownBy(() -> find(":2"))
                .isInstanceOf(ImageException.class)
                .hasMessage("The repository " + registry.address() + "/shop/prometheus has no 2; check name, tag and digest");
    }

    @Test
    void aConfigurationWithOtherBytesThanItsDigestSaysIsRefused() throws Exception {
        registry.has(REPOSITORY, "1", image);
        registry.has(REPOSITORY, image.config().sha256(), TestImages.damaged(image.config()).bytes());

        assertThatThrownBy(() -> find(":1"))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("sent other bytes")
                .hasMessageContaining(image.id());
    }

    @Test
    void whatIsNoImageIsSaidSo() {
        registry.has(REPOSITORY, "1", "[]".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> find(":1"))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("The image " + registry.address() + "/shop/prometheus:1 at ")
                .hasMessageContaining("cannot be read: ");
    }

    private FoundImage find(String end) throws Exception {
        ImageReference name = ImageReference.parse(registry.address() + "/" + REPOSITORY + end);
        return new RegistryImages(new TestAccess(directory).client()).find(name);
    }

    private static List<String> digests(Image image) {
        return image.layers().stream().map(layer -> layer.blob().digest()).toList();
    }
}
