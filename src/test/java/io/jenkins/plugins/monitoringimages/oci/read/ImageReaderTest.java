package io.jenkins.plugins.monitoringimages.oci.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.image.Compression;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.ImageIndex;
import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.image.TestImages;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.oci.LayoutJson;
import io.jenkins.plugins.monitoringimages.oci.read.Place.LayerBytes;
import io.jenkins.plugins.monitoringimages.oci.store.ArchiveTarget;
import io.jenkins.plugins.monitoringimages.oci.store.LayoutTarget;
import io.jenkins.plugins.monitoringimages.testing.TestTar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageReaderTest {

    private static final ImageReference NAME = ImageReference.parse("shop/demo:1.2.3");

    @TempDir
    private Path temporary;

    private final Image image = TestImages.image("linux/arm/v6");
    private final Layer release = image.layers().get(0);
    private final Layer ours = image.layers().get(1);

    @Test
    void anImageOfALayoutIsReadBack() throws Exception {
        publish(LayoutTarget.open(layout()), image);

        FoundImage found = ImageReader.directory(layout()).get(0);

        assertThat(found.names()).containsExactly("docker.io/shop/demo:1.2.3");
        assertThat(found.digest()).contains(image.digest());
        assertIsTheImage(found.images().get(0));
    }

    @Test
    void anImageOfAnArchiveIsReadBack() throws Exception {
        publish(ArchiveTarget.open(archive()), image);

        assertIsTheImage(ImageReader.archive(archive()).get(0).images().get(0));
    }

    @Test
    void severalPlatformsAreReadBackTogether() throws Exception {
        ImageIndex index = TestImages.index(image, TestImages.image("linux/amd64"));
        try (ImageTarget target = ArchiveTarget.open(archive())) {
            target.publish(index, NAME);
        }

        FoundImage found = ImageReader.archive(archive()).get(0);

        assertThat(found.digest()).contains(index.digest());
        assertThat(found.images()).extracting(each -> each.platform().toString())
                .containsExactly("linux/arm/v6", "linux/amd64");
    }

    @Test
    void anArchiveOfAnOldDockerSaveIsReadWithItsLinks() throws Exception {
        write(dockerArchive("../first/layer.tar"));

        FoundImage found = ImageReader.archive(archive()).get(0);

        assertThat(found.names()).containsExactly("shop/demo:1.2.3");
        assertThat(found.digest()).isEmpty();
        Image read = found.images().get(0);
        assertThat(read.id()).isEqualTo(image.id());
        assertThat(read.layers()).extracting(Layer::compression).containsExactly(Compression.GZIP, Compression.NONE);
        assertThat(read.layers().get(0).blob().digest()).isEqualTo(release.blob().digest());
        assertThat(read.layers().get(1).blob().bytes()).isEqualTo(ours.blob().bytes());
    }

    @Test
    void anArchiveThatGoesByIsReadAsOneThatLiesThere() throws Exception {
        publish(ArchiveTarget.open(archive()), image);
        FoundImage lying = ImageReader.archive(archive()).get(0);

        FoundImage passing = stream(Files.readAllBytes(archive())).get(0);

        assertThat(passing.names()).isEqualTo(lying.names());
        assertThat(passing.digest()).isEqualTo(lying.digest());
        assertThat(passing.images().get(0).layers()).extracting(layer -> layer.blob().digest())
                .containsExactly(release.blob().digest(), ours.blob().digest());
    }

    @Test
    void anOldDockerSaveThatGoesByIsReadWithItsLinks() throws Exception {
        Image read = stream(dockerArchive("../first/layer.tar")).get(0).images().get(0);

        assertThat(read.id()).isEqualTo(image.id());
        assertThat(read.layers()).extracting(Layer::compression).containsExactly(Compression.GZIP, Compression.NONE);
        assertThat(read.layers()).extracting(layer -> layer.blob().digest())
                .containsExactly(release.blob().digest(), ours.blob().digest());
    }

    @Test
    void whatGoesByAndIsDamagedIsSaidSo() {
        assertThatThrownBy(() -> stream(dockerArchive("../../../../etc/hostname")))
                .isInstanceOf(ImageException.class)
                .hasMessage("What the engine gave cannot be read: it has no second/layer.tar");
        assertThatThrownBy(() -> stream("Dear reader, ".repeat(100).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("What the engine gave cannot be read: ");
    }

    @Test
    void aLinkThatLeadsOutOfTheArchiveLeadsNowhere() throws Exception {
        write(dockerArchive("../../../../etc/hostname"));

        assertThatThrownBy(() -> ImageReader.archive(archive()))
                .isInstanceOf(ImageException.class)
                .hasMessage("The archive " + archive() + " cannot be read: it has no second/layer.tar");
    }

    @Test
    void aDamagedLayerIsNoticedWhenItIsRead() throws Exception {
        publish(LayoutTarget.open(layout()), image);
        Files.write(
                layout().resolve(LayoutJson.path(release.blob().digest())),
                TestImages.damaged(release.blob()).bytes());

        Layer read = ImageReader.directory(layout()).get(0).images().get(0).layers().get(0);

        assertThatThrownBy(() -> read.blob().bytes())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("The blob " + release.blob().digest() + " has the digest");
    }

    @Test
    void aDamagedConfigurationIsRefused() throws Exception {
        publish(LayoutTarget.open(layout()), image);
        Files.write(
                layout().resolve(LayoutJson.path(image.id())),
                TestImages.damaged(image.config()).bytes());

        assertThatThrownBy(() -> ImageReader.directory(layout()))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("The blob " + image.id() + " has the digest");
    }

    @Test
    void whatIsNoLayoutIsSaidSo() {
        assertThatThrownBy(() -> ImageReader.directory(temporary))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith(temporary + " is no OCI layout");
    }

    @Test
    void whatIsNoArchiveIsSaidSo() throws Exception {
        Files.writeString(archive(), "Dear reader, ".repeat(100));
        assertThatThrownBy(() -> ImageReader.archive(archive()))
                .isInstanceOf(ImageException.class)
                .hasMessage("The archive " + archive() + " cannot be read: it is no tar, or damaged");

        write(new TestTar().file("a", "b").bytes());
        assertThatThrownBy(() -> ImageReader.archive(archive()))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("neither an index.json (OCI) nor a manifest.json (docker save)");

        assertThatThrownBy(() -> ImageReader.archive(temporary.resolve("none.tar")))
                .isInstanceOf(ImageException.class)
                .hasMessage("The archive " + temporary.resolve("none.tar") + " does not exist");
    }

    @Test
    void longNamesAreRead() throws Exception {
        write(new TestTar().file("x".repeat(300), "b").file("manifest.json", "[]").bytes());

        assertThatCode(() -> ImageReader.archive(archive())).doesNotThrowAnyException();
    }

    /** The layers lie as docker 20.10 would write them, but that the lower one is gzipped, as crane does. */
    private byte[] dockerArchive(String link) throws IOException {
        return new TestTar()
                .directory("first")
                .file("first/layer.tar", ours.blob().bytes(), 0644)
                .directory("second")
                .symbolicLink("second/layer.tar", link)
                .file("release.tar.gz", release.blob().bytes(), 0644)
                .file("config.json", image.config().bytes(), 0644)
                .file("manifest.json", """
                        [{"Config":"config.json","RepoTags":["shop/demo:1.2.3"],"Layers":["release.tar.gz","second/layer.tar"]}]
                        """)
                .bytes();
    }

    private void assertIsTheImage(Image read) throws IOException {
        assertThat(read.digest()).isEqualTo(image.digest());
        assertThat(read.id()).isEqualTo(image.id());
        assertThat(read.platform()).isEqualTo(image.platform());
        assertThat(read.layers()).extracting(Layer::diffId).containsExactly(release.diffId(), ours.diffId());
        assertThat(read.layers().get(0).blob().bytes()).isEqualTo(release.blob().bytes());
        assertThat(read.layers().get(1).blob().bytes()).isEqualTo(ours.blob().bytes());
    }

    private static List<FoundImage> stream(byte[] archive) throws Exception {
        return ImageReader.stream(
                new Place("the engine", true, LayerBytes.COMPARED), new ByteArrayInputStream(archive));
    }

    private static void publish(ImageTarget target, Image image) throws Exception {
        try (target) {
            target.publish(image, NAME);
        }
    }

    private void write(byte[] content) throws IOException {
        Files.write(archive(), content);
    }

    private Path layout() {
        return temporary.resolve("layout");
    }

    private Path archive() {
        return temporary.resolve("images.tar");
    }
}
