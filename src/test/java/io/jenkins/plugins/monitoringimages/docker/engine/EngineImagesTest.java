package io.jenkins.plugins.monitoringimages.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.ImageIndex;
import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import io.jenkins.plugins.monitoringimages.image.TestImages;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.oci.read.FoundImage;
import io.jenkins.plugins.monitoringimages.oci.read.Place.LayerBytes;
import io.jenkins.plugins.monitoringimages.oci.store.ArchiveOptions;
import io.jenkins.plugins.monitoringimages.oci.store.ArchiveWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineImagesTest {

    private static final ImageReference NAME = ImageReference.parse("shop/demo:1.2.3");

    private final Image image = TestImages.image("linux/arm/v7");
    private FakeEngine engine;

    @BeforeEach
    void start() throws Exception {
        engine = new FakeEngine().speaking("1.24", "1.44");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aClassicStoreHasNoManifests() throws Exception {
        has("[]", new ArchiveWriter(ArchiveOptions.complete().inflate()).add(image, List.of(NAME)));

        FoundImage found = new EngineImages(engine.host()).find(NAME);

        assertThat(found.place().name()).isEqualTo("the container engine at " + engine.address() + " (Docker)");
        assertThat(found.place().layers()).isEqualTo(LayerBytes.COMPARED);
        assertThat(found.names()).containsExactly("shop/demo:1.2.3");
        assertThat(found.digest()).isEmpty();
        assertThat(found.images().get(0).id()).isEqualTo(image.id());
        assertThat(found.images().get(0).layers()).extracting(layer -> layer.blob().digest())
                .isEqualTo(image.layers().stream().map(layer -> layer.diffId().digest()).toList());
    }

    @Test
    void aContainerdStoreHasAllAsItCame() throws Exception {
        ImageIndex index = TestImages.index(image, TestImages.image("linux/amd64"));
        has("[[\"driver-type\", \"io.containerd.snapshotter.v1\"]]",
                new ArchiveWriter(ArchiveOptions.complete()).add(index, List.of(NAME)));

        FoundImage found = new EngineImages(engine.host()).find(NAME);

        assertThat(found.digest()).contains(index.digest());
        assertThat(found.images()).extracting(Image::digest)
                .isEqualTo(index.images().stream().map(Image::digest).toList());
    }

    @Test
    void aDamagedLayerIsNoticed() throws Exception {
        byte[] archive = bytes(new ArchiveWriter(ArchiveOptions.complete().inflate()).add(image, List.of(NAME)));
        String diffId = image.layers().get(1).diffId().hex();
        int at = new String(archive, StandardCharsets.ISO_8859_1).indexOf("mark: 'as it is'");
        archive[at] ^= 1;
        has("[]", archive);

        assertThatThrownBy(() -> new EngineImages(engine.host()).find(NAME))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("The container engine could not save the image shop/demo:1.2.3: ")
                .hasMessageContaining("The blob sha256:" + diffId + " has the digest");
    }

    @Test
    void aNameThatItDoesNotHaveIsSaidSo() {
        engine.answering("/info", 200, "{\"DriverStatus\": []}");

        assertThatThrownBy(() -> new EngineImages(engine.host()).find(NAME))
                .isInstanceOf(ImageException.class)
                .hasMessage("The container engine at " + engine.address() + " has no image shop/demo:1.2.3; see docker images for"
                        + " those that it has");
    }

    @Test
    void nothingIsChangedThere() throws Exception {
        has("[]", new ArchiveWriter(ArchiveOptions.complete()).add(image, List.of(NAME)));

        new EngineImages(engine.host()).find(NAME);

        assertThat(engine.requests).allMatch(request -> request.startsWith("GET "));
    }

    @Test
    void aRealEngineGivesWhatItWasGiven() throws Exception {
        DockerHost host = TestEngine.host();
        ImageReference name = ImageReference.parse("find-test/" + UUID.randomUUID() + ":1");
        try (DockerEngine real = DockerEngine.connect(host, BuildEvents.silent()); ImageTarget target = real.target(false)) {
            target.store(image, List.of(name));
            target.publish(image, name);

            FoundImage found = new EngineImages(host).find(name);

            assertThat(found.images().get(0).id()).isEqualTo(image.id());
            assertThat(found.names()).anyMatch(tag -> tag.endsWith(name.toString()));
            if (real.kind().keepsBlobs()) {
                assertThat(found.digest()).contains(image.digest());
            }
        } finally {
            TestEngine.remove(name.toString());
        }
    }

    private void has(String status, ArchiveWriter archive) throws Exception {
        has(status, bytes(archive));
    }

    private void has(String status, byte[] archive) {
        engine.answering("/info", 200, "{\"DriverStatus\": " + status + "}")
                .answering("/images/shop/demo:1.2.3/json", 200, "{\"Id\": \"" + image.id()
                        + "\", \"Os\": \"linux\", \"Architecture\": \"arm\", \"RepoTags\": [\"shop/demo:1.2.3\"]}")
                .answering("/get", exchange -> {
                    exchange.getResponseHeaders().add("Content-Type", "application/x-tar");
                    exchange.sendResponseHeaders(200, archive.length);
                    exchange.getResponseBody().write(archive);
                });
    }

    private static byte[] bytes(ArchiveWriter archive) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        archive.writeTo(out);
        return out.toByteArray();
    }
}
