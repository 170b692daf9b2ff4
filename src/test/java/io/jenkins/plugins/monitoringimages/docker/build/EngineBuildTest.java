package io.jenkins.plugins.monitoringimages.docker.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.docker.engine.DockerEngine;
import io.jenkins.plugins.monitoringimages.docker.engine.TestEngine;
import io.jenkins.plugins.monitoringimages.docker.load.SentLayer;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.Platform;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dockerfiles that the real engine of the tests builds. */
class EngineBuildTest {

    private static final Platform AMD64 = Platform.parse("linux/amd64");

    private final String mark = UUID.randomUUID().toString();
    private DockerEngine engine;

    @BeforeEach
    void connect() throws Exception {
        engine = DockerEngine.connect(TestEngine.host(), BuildEvents.silent());
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        if (engine != null) {
            assertThat(TestEngine.imagesLabelled(mark)).isEmpty();
            engine.close();
        }
    }

    @Test
    void whatTheEngineBuiltIsReadBack() throws Exception {
        EngineBuild builds = engine.builds();
        ContextPart part = new ContextPart("root/etc/demo.yml", 0644, Blob.of("mark: " + mark));

        String id = builds.build(
                AMD64, "FROM scratch\nCOPY root/ /\nENTRYPOINT [\"/demo\"]\n", List.of(part), Map.of("mark", mark), Map.of());
        Image image = builds.read(id, AMD64);

        assertThat(engine.kind().idOf(image)).isEqualTo(id);
        assertThat(new String(image.config().bytes(), StandardCharsets.UTF_8)).contains("/demo").contains(mark);
        for (Layer layer : image.layers()) {
            new SentLayer(layer, false).check();
        }
        try (InputStream in = image.layers().get(0).openInflated()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("etc/demo.yml").contains(mark);
        }
        builds.release(id);
    }

    @Test
    void aBuildThatFailsIsAnErrorAndLeavesNothing() {
        assertThatThrownBy(() -> engine.builds()
                        .build(AMD64, "FROM scratch\nCOPY nothing /\n", List.of(), Map.of("mark", mark), Map.of()))
                .isInstanceOf(BuildException.class)
                .hasMessageStartingWith("The container engine could not build the image: ")
                .hasMessageContaining("nothing");
    }
}
