package io.jenkins.plugins.monitoringimages.oci.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import io.jenkins.plugins.monitoringimages.image.ImageTargetContract;
import io.jenkins.plugins.monitoringimages.image.TestImages;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.oci.LayoutJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutTargetTest extends ImageTargetContract {

    @TempDir
    private Path temporary;

    @Override
    protected ImageTarget open() throws Exception {
        return LayoutTarget.open(layout());
    }

    @Test
    void aTagThatMovesTakesItsOwnBlobsWithItAndNoOthers() throws Exception {
        ImageTarget target = another();
        put(target, image("a"), name("1"));
        put(target, image("b"), name("2"));

        put(target, image("b"), name("1"));

        assertThat(blobs()).containsExactlyInAnyOrderElementsOf(digests(image("b")));
    }

    @Test
    void closingRemovesWhatWasStoredAndNotPublished() throws Exception {
        ImageTarget target = another();
        put(target, image("a"), name("1"));
        target.store(image("b"), List.of(name("1")));

        target.close();

        assertThat(blobs()).containsExactlyInAnyOrderElementsOf(digests(image("a")));
    }

    @Test
    void whatAnotherRemovedIsStoredOnceMoreWhenItIsPublished() throws Exception {
        ImageTarget other = another();
        other.store(image("a"), List.of(name("1")));
        ImageTarget target = another();
        target.store(image("a"), List.of(name("1")));
        other.close();
        assertThat(blobs()).isEmpty();

        target.publish(image("a"), name("1"));

        assertThat(blobs()).containsExactlyInAnyOrderElementsOf(digests(image("a")));
    }

    @Test
    void aDamagedBlobThatLiesThereIsReplaced() throws Exception {
        put(another(), image("a"), name("1"));
        Path layer = layout().resolve(LayoutJson.path(image("a").layers().get(0).blob().digest()));
        byte[] bytes = Files.readAllBytes(layer);
        byte[] damaged = bytes.clone();
        damaged[20] ^= 1;
        Files.write(layer, damaged);

        another().store(image("a"), List.of(name("1")));

        assertThat(layer).hasBinaryContent(bytes);
    }

    @Test
    void whatKilledProcessesLeftIsRemoved() throws Exception {
        put(another(), image("a"), name("1"));
        Path leftover = Files.writeString(layout().resolve(".monitoring-images-0.tmp"), "half");

        put(another(), image("b"), name("2"));

        assertThat(leftover).doesNotExist();
    }

    @Test
    void theEntriesOfOthersStay() throws Exception {
        Files.createDirectories(layout());
        Files.writeString(layout().resolve("oci-layout"), "{\"imageLayoutVersion\": \"1.0.0\"}");
        Files.writeString(layout().resolve("index.json"), """
                {"schemaVersion": 2, "annotations": {"kept": "too"}, "manifests": [
                  {"mediaType": "application/x", "digest": "sha256:1", "size": 1, "artifactType": "other"}]}
                """);

        put(another(), image("a"), name("1"));

        var index = new LayoutDirectory(layout()).index();
        assertThat(index.path("annotations").path("kept").asText()).isEqualTo("too");
        assertThat(index.path("manifests")).hasSize(2);
        assertThat(index.path("manifests").path(0).path("artifactType").asText()).isEqualTo("other");
    }

    @Test
    void tenAtOncePublishTheirTags() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            List<Callable<Object>> work = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                ImageTarget target = another();
                ImageReference tag = name("t" + i);
                Image image = image(String.valueOf(i));
                work.add(() -> put(target, image, tag));
            }
            for (Future<Object> each : threads.invokeAll(work)) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        for (int i = 0; i < 10; i++) {
            assertThat(another().digestOf(name("t" + i))).contains(image(String.valueOf(i)).digest());
        }
    }

    @Test
    void openingItMakesNothing() throws Exception {
        another();

        assertThat(layout()).doesNotExist();
    }

    @Test
    void aDirectoryOfOtherThingsIsRefused() throws Exception {
        Files.createDirectories(layout());
        Files.writeString(layout().resolve("thesis.txt"), "all of it");

        assertThatThrownBy(this::open)
                .isInstanceOf(ImageException.class)
                .hasMessage("The directory " + layout() + " is not empty and no OCI layout (it has no oci-layout file);"
                        + " give a new or an empty one");
    }

    @Test
    void aFileIsRefused() throws Exception {
        Files.writeString(layout(), "a file");

        assertThatThrownBy(this::open)
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith(layout() + " is a file; an OCI layout is a directory");
    }

    @Test
    void aDirectoryBelowAFileIsRefusedInWords() throws Exception {
        Files.writeString(temporary.resolve("file"), "a file");
        ImageTarget target = LayoutTarget.open(temporary.resolve("file/layout"));

        assertThatThrownBy(() -> target.store(TestImages.image("linux/amd64"), List.of()))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("The OCI layout " + temporary.resolve("file/layout") + " cannot be written: ")
                .hasMessageNotContaining("Exception");
    }

    private Path layout() {
        return temporary.resolve("layout");
    }

    private List<String> blobs() throws IOException {
        try (Stream<Path> files = Files.list(layout().resolve("blobs/sha256"))) {
            return files.map(file -> "sha256:" + file.getFileName()).toList();
        }
    }

    private static List<String> digests(Image image) {
        List<String> digests = new ArrayList<>(List.of(image.id(), image.digest()));
        image.layers().forEach(layer -> digests.add(layer.blob().digest()));
        return digests;
    }
}
