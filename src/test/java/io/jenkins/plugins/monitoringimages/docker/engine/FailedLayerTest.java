package io.jenkins.plugins.monitoringimages.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.BuildContext;
import io.jenkins.plugins.monitoringimages.image.BuildRequest;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.ImageSettings;
import io.jenkins.plugins.monitoringimages.image.LayerRequest;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.Platform;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever ends the making of a layer early, the engine is as it was before. */
class FailedLayerTest {

    private static final Platform AMD64 = Platform.parse("linux/amd64");

    private final String mark = UUID.randomUUID().toString();
    private DockerImageBuilder builder;
    private String parent;

    @BeforeEach
    void makeTheImageBelow() throws Exception {
        builder = TestEngine.connect();
        BuildContext context = new TestContext("FROM scratch", "LABEL mark=" + mark, "COPY file /folder/file")
                .with("file", mark);
        parent = builder.build(new BuildRequest(AMD64, null, context, Map.of()), BuildEvents.silent()).id();
    }

    @AfterEach
    void nothingIsLeftOnTheEngine() throws Exception {
        if (parent != null) {
            assertThat(TestEngine.containersWith(mark)).isEmpty();
            assertThat(TestEngine.imagesLabelled(mark)).containsExactly(parent);
            builder.discard(parent);
            builder.close();
        }
    }

    @Test
    void filesThatTheEngineRefusesAreAnErrorInItsWords() {
        BuildContext fileInPlaceOfAFolder = out -> {
            TarArchiveOutputStream tar = new TarArchiveOutputStream(out);
            entry(tar, "folder", 1);
            tar.write('x');
            tar.closeArchiveEntry();
            entry(tar, "more", 1 << 24);
            tar.write(new byte[1 << 24]);
            tar.closeArchiveEntry();
            tar.finish();
        };

        assertThatThrownBy(() -> builder.layer(request(fileInPlaceOfAFolder), BuildEvents.silent()))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("The container engine could not take the files of a layer: ")
                .hasMessageContaining("cannot overwrite directory");
    }

    @Test
    void aBadTarballIsAnErrorInItsOwnWords() {
        BuildContext broken = out -> {
            TarArchiveOutputStream tar = new TarArchiveOutputStream(out);
            entry(tar, "whole", 0);
            tar.closeArchiveEntry();
            tar.flush();
            throw new BuildException("the tarball holds a link that leaves it");
        };

        assertThatThrownBy(() -> builder.layer(request(broken), BuildEvents.silent()))
                .isExactlyInstanceOf(BuildException.class)
                .hasMessage("the tarball holds a link that leaves it");
    }

    @Test
    void interruptionEndsTheSending() {
        Thread builds = Thread.currentThread();
        BuildContext endless = out -> writeEndlessly(new TarArchiveOutputStream(out), builds::interrupt);

        assertThatThrownBy(() -> builder.layer(request(endless), BuildEvents.silent()))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void anImageBelowThatIsGoneIsAnError() {
        String missing = "sha256:" + "0".repeat(64);
        LayerRequest request = new LayerRequest(AMD64, missing, Optional.empty(), ImageSettings.of("/program"));

        assertThatThrownBy(() -> builder.layer(request, BuildEvents.silent()))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("The container engine could not prepare a layer: No such image: " + missing);
    }

    private LayerRequest request(BuildContext files) {
        return new LayerRequest(AMD64, parent, Optional.of(files), ImageSettings.of("/program"));
    }

    private static void writeEndlessly(TarArchiveOutputStream tar, Runnable afterAWhile) throws IOException {
        entry(tar, "endless", 1L << 32);
        for (int i = 0; ; i++) {
            tar.write(new byte[1 << 16]);
            if (i == 100) {
                afterAWhile.run();
            }
        }
    }

    private static void entry(TarArchiveOutputStream tar, String name, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        tar.putArchiveEntry(entry);
    }
}
