package io.jenkins.plugins.monitoringimages.oci.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import io.jenkins.plugins.monitoringimages.image.ImageTargetContract;
import io.jenkins.plugins.monitoringimages.image.TestImages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTargetTest extends ImageTargetContract {

    @TempDir
    private Path temporary;

    @Override
    protected ImageTarget open() throws Exception {
        return ArchiveTarget.open(archive());
    }

    @Test
    void nothingButTheFileIsLeft() throws Exception {
        put(another(), image("a"), name("1"));
        assertThatThrownBy(() -> put(another(), TestImages.damaged(image("b")), name("1")))
                .isInstanceOf(ImageException.class);

        try (Stream<Path> files = Files.list(archive().getParent())) {
            assertThat(files).containsExactly(archive());
        }
    }

    @Test
    void whatAKilledProcessLeftIsRemoved() throws Exception {
        Files.createDirectories(archive().getParent());
        Path leftover = Files.writeString(archive().resolveSibling(".images.tar-0.tmp"), "half");

        put(another(), image("a"), name("1"));

        assertThat(leftover).doesNotExist();
    }

    @Test
    void theOrderOfPublishingDoesNotMatterToTheBytes() throws Exception {
        ImageTarget target = another();
        put(target, image("a"), name("1"));
        put(target, image("b"), name("2"));
        byte[] first = Files.readAllBytes(archive());

        ImageTarget other = another();
        put(other, image("b"), name("2"));
        put(other, image("a"), name("1"));

        assertThat(archive()).hasBinaryContent(first);
    }

    @Test
    void anotherFileOfThatNameIsReplaced() throws Exception {
        Files.createDirectories(archive().getParent());
        Files.writeString(archive(), "something else");

        put(another(), image("a"), name("1"));

        assertThat(another().digestOf(name("1"))).contains(image("a").digest());
    }

    @Test
    void aDirectoryIsRefused() throws Exception {
        Files.createDirectories(archive());

        assertThatThrownBy(this::open)
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith(archive() + " is a directory or a device; an archive is a file");
    }

    @Test
    void aFileOnTheWayIsSaidInWords() throws Exception {
        Files.writeString(temporary.resolve("file"), "a file");
        ImageTarget target = ArchiveTarget.open(temporary.resolve("file/images.tar"));

        assertThatThrownBy(() -> put(target, image("a"), name("1")))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("The archive " + temporary.resolve("file/images.tar") + " cannot be written: ")
                .hasMessageNotContaining("Exception");
    }

    private Path archive() {
        return temporary.resolve("out").resolve("images.tar");
    }
}
