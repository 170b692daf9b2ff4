package io.jenkins.plugins.monitoringimages.oci.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.monitoringimages.image.Compression;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageIndex;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.image.TestImages;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.oci.LayoutJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchiveWriterTest {

    private static final ImageReference NAME = ImageReference.parse("registry.example.org:5000/shop/demo:1.2.3");
    private static final ImageReference LATEST = ImageReference.parse("demo");

    private final Image image = TestImages.image("linux/arm/v7");
    private final Layer release = image.layers().get(0);
    private final Layer ours = image.layers().get(1);

    @Test
    void theSmallFilesComeFirstAndTheBlobsInTheOrderOfTheirDigests() throws Exception {
        Tar tar = written(ArchiveOptions.complete(), NAME);

        assertThat(tar.names()).startsWith("oci-layout", "index.json", "manifest.json").hasSize(7);
        assertThat(tar.names().subList(3, 7)).isSorted();
        assertThat(tar.json("oci-layout").path("imageLayoutVersion").asText()).isEqualTo("1.0.0");
        assertThat(tar.blob(image.digest())).isEqualTo(image.manifest().bytes());
        assertThat(tar.blob(image.id())).isEqualTo(image.config().bytes());
        assertThat(tar.blob(release.blob().digest())).isEqualTo(release.blob().bytes());
    }

    @Test
    void theLayoutNamesTheImageByTagAndByFullName() throws Exception {
        Tar tar = written(ArchiveOptions.complete(), NAME, LATEST);

        JsonNode entries = tar.json("index.json").path("manifests");
        assertThat(entries).hasSize(2);
        assertThat(entries.path(0).path("digest").asText()).isEqualTo(image.digest());
        assertThat(entries.path(0).path("mediaType").asText()).isEqualTo("application/vnd.oci.image.manifest.v1+json");
        assertThat(annotation(entries.path(0), "org.opencontainers.image.ref.name")).isEqualTo("1.2.3");
        assertThat(annotation(entries.path(0), "io.containerd.image.name")).isEqualTo(NAME.toString());
        assertThat(annotation(entries.path(1), "org.opencontainers.image.ref.name")).isEqualTo("latest");
        assertThat(annotation(entries.path(1), "io.containerd.image.name")).isEqualTo("docker.io/library/demo:latest");
    }

    @Test
    void manifestJsonPointsIntoTheBlobs() throws Exception {
        JsonNode entry = written(ArchiveOptions.complete(), NAME, LATEST).json("manifest.json").path(0);

        assertThat(entry.path("Config").asText()).isEqualTo(LayoutJson.path(image.id()));
        assertThat(entry.path("RepoTags")).extracting(JsonNode::asText)
                .containsExactly(NAME.toString(), "demo:latest");
        assertThat(entry.path("Layers")).extracting(JsonNode::asText).containsExactly(
                LayoutJson.path(release.blob().digest()), LayoutJson.path(ours.blob().digest()));
    }

    @Test
    void anImageNeedsNoName() throws Exception {
        Tar tar = written(ArchiveOptions.complete());

        assertThat(tar.json("index.json").path("manifests").path(0).has("annotations")).isFalse();
        assertThat(tar.json("manifest.json").path(0).path("RepoTags")).isEmpty();
    }

    @Test
    void layersThatTheReaderHasAreNamedOnly() throws Exception {
        Tar tar = written(ArchiveOptions.complete().without(layer -> layer.diffId().equals(release.diffId())), NAME);

        assertThat(tar.blob(release.blob().digest())).isNull();
        assertThat(tar.blob(ours.blob().digest())).isNotNull();
        assertThat(tar.json("manifest.json").path(0).path("Layers")).hasSize(2);
    }

    @Test
    void layersAreInflatedForEnginesThatAreSlowAtIt() throws Exception {
        Tar tar = written(ArchiveOptions.complete().inflate(), NAME);

        assertThat(tar.blob(release.diffId().digest())).isEqualTo(release.openInflated().readAllBytes());
        assertThat(tar.blob(release.blob().digest())).isNull();
        assertThat(tar.blob(image.id())).isEqualTo(image.config().bytes());
        JsonNode manifest = tar.blobJson(
                tar.json("index.json").path("manifests").path(0).path("digest").asText());
        assertThat(manifest.path("config").path("digest").asText()).isEqualTo(image.id());
        JsonNode layer = manifest.path("layers").path(0);
        assertThat(layer.path("digest").asText()).isEqualTo(release.diffId().digest());
        assertThat(layer.path("mediaType").asText()).isEqualTo(Compression.NONE.mediaType());
        assertThat(layer.path("size").asLong()).isEqualTo(release.inflatedSize());
        assertThat(tar.json("manifest.json").path(0).path("Layers").path(0).asText())
                .isEqualTo(LayoutJson.path(release.diffId().digest()));
    }

    @Test
    void aLayerOfUnknownInflatedSizeIsMeasured() throws Exception {
        Layer unknown = new Layer(release.blob(), release.compression(), release.diffId(), -1);
        Image other = TestImages.image(image.platform(), "unknown", List.of(unknown));

        Tar tar = written(new ArchiveWriter(ArchiveOptions.complete().inflate()).add(other, List.of(NAME)));

        assertThat(tar.blob(release.diffId().digest())).hasSize((int) release.inflatedSize());
    }

    @Test
    void severalPlatformsShareATagInTheLayoutAndHaveTheirSuffixInManifestJson() throws Exception {
        ImageIndex index = TestImages.index(image, TestImages.image("linux/amd64"));

        Tar tar = written(new ArchiveWriter(ArchiveOptions.complete()).add(index, List.of(NAME)));

        JsonNode entries = tar.json("index.json").path("manifests");
        assertThat(entries).hasSize(1);
        assertThat(entries.path(0).path("digest").asText()).isEqualTo(index.digest());
        assertThat(entries.path(0).path("mediaType").asText()).isEqualTo("application/vnd.oci.image.index.v1+json");
        assertThat(tar.blob(index.digest())).isEqualTo(index.json().bytes());
        assertThat(tar.json("manifest.json")).extracting(entry -> entry.path("RepoTags").path(0).asText())
                .containsExactly(NAME + "-armv7", NAME + "-amd64");
    }

    @Test
    void manifestJsonCanBeLeftOut() throws Exception {
        assertThat(written(ArchiveOptions.complete().withoutDockerManifest(), NAME).names())
                .doesNotContain("manifest.json");
    }

    @Test
    void theSameContentGivesTheSameBytes() throws Exception {
        Image other = TestImages.image("linux/amd64");
        byte[] first = bytes(new ArchiveWriter(ArchiveOptions.complete()).add(image, List.of(NAME)).add(other, List.of()));
        byte[] second = bytes(new ArchiveWriter(ArchiveOptions.complete()).add(image, List.of(NAME)).add(other, List.of()));

        assertThat(first).isEqualTo(second);
    }

    @Test
    void aDamagedLayerEndsIt() throws Exception {
        ArchiveWriter writer =
                new ArchiveWriter(ArchiveOptions.complete()).add(TestImages.damaged(image), List.of(NAME));

        assertThatThrownBy(() -> writer.writeTo(new ByteArrayOutputStream()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("The blob " + release.blob().digest() + " has the digest sha256:");
    }

    @Test
    void anIndexIsNotInflated() {
        ArchiveWriter writer = new ArchiveWriter(ArchiveOptions.complete().inflate());

        assertThatThrownBy(() -> writer.add(TestImages.index(image), List.of(NAME)))
                .isInstanceOf(IllegalStateException.class);
    }

    private Tar written(ArchiveOptions options, ImageReference... names) throws Exception {
        return written(new ArchiveWriter(options).add(image, List.of(names)));
    }

    private static Tar written(ArchiveWriter writer) throws Exception {
        return Tar.of(bytes(writer));
    }

    private static byte[] bytes(ArchiveWriter writer) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.writeTo(out);
        return out.toByteArray();
    }

    private static String annotation(JsonNode entry, String name) {
        return entry.path("annotations").path(name).asText();
    }
}
