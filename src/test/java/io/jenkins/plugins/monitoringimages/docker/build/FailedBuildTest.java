package io.jenkins.plugins.monitoringimages.docker.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.monitoringimages.docker.engine.DockerEngine;
import io.jenkins.plugins.monitoringimages.docker.engine.EndlessBlob;
import io.jenkins.plugins.monitoringimages.docker.engine.TestEngine;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.testing.RecordingEvents;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever ends the build of a Dockerfile early, the engine is as it was before. */
class FailedBuildTest {

    private static final Platform AMD64 = Platform.parse("linux/amd64");

    private final String mark = UUID.randomUUID().toString();
    private final AtomicInteger containers = new AtomicInteger();
    private volatile Runnable atTheLastInstruction = () -> {};
    private final RecordingEvents events = new RecordingEvents(line -> {
        // The first container only sets the label, the second one runs.
        if (line.startsWith(" ---> Running in") && containers.incrementAndGet() == 2) {
            atTheLastInstruction.run();
        }
    });
    private DockerEngine engine;

    @BeforeEach
    void connect() throws Exception {
        engine = DockerEngine.connect(TestEngine.host(), events);
    }

    @AfterEach
    void nothingIsLeftOnTheEngine() throws Exception {
        if (engine != null) {
            engine.close();
            assertThat(TestEngine.imagesWith(mark)).isEmpty();
            assertThat(TestEngine.imagesLabelled(mark)).isEmpty();
            assertThat(TestEngine.containersWith(mark)).isEmpty();
        }
    }

    @Test
    void anInstructionThatFailsIsAnErrorInTheEnginesWords() {
        assertThatThrownBy(() -> build("RUN [\"/bin/busybox\", \"false\"]", busybox()))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("The container engine could not build the image: ")
                .hasMessageContaining("/bin/busybox")
                .hasMessageContaining("1");
    }

    @Test
    void aDockerfileThatTheEngineDoesNotUnderstandIsAnErrorInItsWords() {
        assertThatThrownBy(() -> build("COPPY a b", busybox()))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("The container engine could not build the image: ")
                .hasMessageContaining("COPPY");
    }

    @Test
    void aContextThatCannotBeReadIsNotBuilt() {
        Blob broken = new Blob() {
            @Override
            public Sha256 sha256() {
                return Sha256.of(new byte[0]);
            }

            @Override
            public long size() {
                return 1;
            }

            @Override
            public InputStream open() throws IOException {
                throw new IOException("the disk is gone");
            }
        };

        assertThatThrownBy(() -> build("COPY more /more", busybox(), new ContextPart("more", 0644, broken)))
                .isInstanceOf(ImageException.class)
                .hasMessage("The build context could not be read: the disk is gone");
    }

    @Test
    void interruptionEndsTheInstructionThatRuns() throws Exception {
        assumeThatBuildsRunPrograms();
        atTheLastInstruction = Thread.currentThread()::interrupt;

        assertThatThrownBy(() -> build("RUN [\"/bin/busybox\", \"sleep\", \"1000\"]", busybox()))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void interruptionEndsTheSendingOfTheContext() {
        Blob endless = new EndlessBlob(Thread.currentThread()::interrupt);

        assertThatThrownBy(() -> build("COPY more /more", busybox(), new ContextPart("more", 0644, endless)))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void allLinesOfALongOutputArePassedOn() throws Exception {
        assumeThatBuildsRunPrograms();
        String id = build("RUN [\"/bin/busybox\", \"seq\", \"1\", \"10000\"]", busybox());

        assertThat(events.output())
                .containsSubsequence("1", "2", "9999", "10000")
                .hasSizeBetween(10_000, 10_100)
                .noneMatch(line -> line.contains("\n") || line.isBlank());
        engine.builds().release(id);
    }

    private void assumeThatBuildsRunPrograms() throws Exception {
        try {
            engine.builds().release(build("RUN [\"/bin/busybox\", \"true\"]", busybox()));
        } catch (ImageException e) {
            assumeTrue(false, "the engine cannot run a program while it builds: " + e.getMessage());
        }
        events.output().clear();
        containers.set(0);
    }

    private static ContextPart busybox() throws IOException {
        return new ContextPart("busybox", 0755, Blob.of(TestEngine.busybox()));
    }

    private String build(String instruction, ContextPart... parts) throws Exception {
        String dockerfile = "FROM scratch\nCOPY busybox /bin/busybox\nLABEL mark=" + mark + "\n" + instruction + "\n";
        return engine.builds().build(AMD64, dockerfile, List.of(parts), Map.of(), Map.of());
    }
}
