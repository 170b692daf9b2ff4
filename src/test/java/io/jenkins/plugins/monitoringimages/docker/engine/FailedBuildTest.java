package io.jenkins.plugins.monitoringimages.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.BuildContext;
import io.jenkins.plugins.monitoringimages.image.BuildRequest;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.testing.RecordingEvents;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever ends a build early, the engine is as it was before. */
class FailedBuildTest {

    private static final Platform AMD64 = Platform.parse("linux/amd64");

    private final String mark = UUID.randomUUID().toString();
    private DockerImageBuilder builder;

    @BeforeEach
    void connect() throws ImageException {
        builder = TestEngine.connect();
    }

    @AfterEach
    void nothingIsLeftOnTheEngine() throws ImageException {
        if (builder != null) {
            builder.close();
            assertThat(TestEngine.imagesWith(mark)).isEmpty();
            assertThat(TestEngine.containersWith(mark)).isEmpty();
        }
    }

    @Test
    void anInstructionThatFailsIsAnErrorInTheEnginesWords() throws Exception {
        BuildContext context = withBusybox("RUN [\"/bin/busybox\", \"false\"]");

        assertThatThrownBy(() -> builder.build(request(context), BuildEvents.silent()))
                .isInstanceOf(ImageException.class)
                .hasMessage("The container engine could not build the image: "
                        + "The command '/bin/busybox false' returned a non-zero code: 1");
    }

    @Test
    void aDockerfileThatTheEngineDoesNotUnderstandIsAnErrorInItsWords() {
        BuildContext context = new TestContext("FROM scratch", "COPPY a b");

        assertThatThrownBy(() -> builder.build(request(context), BuildEvents.silent()))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("The container engine could not build the image: ")
                .hasMessageContaining("unknown instruction: COPPY");
    }

    @Test
    void aContextThatIsBadIsNotBuilt() throws Exception {
        BuildContext whole = withBusybox("COPY busybox /again");
        BuildContext broken = out -> {
            whole.writeTo(out);
            throw new BuildException("the tarball holds a link that leaves it");
        };

        assertThatThrownBy(() -> builder.build(request(broken), BuildEvents.silent()))
                .isExactlyInstanceOf(BuildException.class)
                .hasMessage("the tarball holds a link that leaves it");
    }

    @Test
    void aContextThatCannotBeReadIsNotBuilt() throws Exception {
        BuildContext whole = withBusybox("COPY busybox /again");
        BuildContext broken = out -> {
            whole.writeTo(out);
            out.close();
            throw new IOException("the disk is gone");
        };

        assertThatThrownBy(() -> builder.build(request(broken), BuildEvents.silent()))
                .isInstanceOf(ImageException.class)
                .hasMessage("The build context could not be read: the disk is gone");
    }

    @Test
    void interruptionEndsTheInstructionThatRuns() throws Exception {
        BuildContext context = withBusybox("RUN [\"/bin/busybox\", \"sleep\", \"1000\"]");
        Thread builds = Thread.currentThread();
        AtomicInteger containers = new AtomicInteger();
        RecordingEvents events = new RecordingEvents(line -> {
            // The first container only sets the label, the second one sleeps.
            if (line.startsWith(" ---> Running in") && containers.incrementAndGet() == 2) {
                builds.interrupt();
            }
        });

        assertThatThrownBy(() -> builder.build(request(context), events)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void interruptionEndsTheSendingOfTheContext() {
        Thread builds = Thread.currentThread();
        BuildContext endless = out -> {
            TarArchiveOutputStream tar = new TarArchiveOutputStream(out);
            TarArchiveEntry entry = new TarArchiveEntry("endless");
            entry.setSize(1L << 32);
            tar.putArchiveEntry(entry);
            for (int i = 0; ; i++) {
                tar.write(new byte[1 << 16]);
                if (i == 100) {
                    builds.interrupt();
                }
            }
        };

        assertThatThrownBy(() -> builder.build(request(endless), BuildEvents.silent()))
                .isInstanceOf(InterruptedException.class);
    }

    private BuildContext withBusybox(String instruction) throws IOException {
        return new TestContext("FROM scratch", "COPY busybox /bin/busybox", "LABEL mark=" + mark, instruction)
                .with("busybox", TestEngine.busybox())
                .with("mark", mark);
    }

    private static BuildRequest request(BuildContext context) {
        return new BuildRequest(AMD64, null, context, Map.of());
    }
}
