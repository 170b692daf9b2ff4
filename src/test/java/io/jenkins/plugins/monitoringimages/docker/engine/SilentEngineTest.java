package io.jenkins.plugins.monitoringimages.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.monitoringimages.docker.build.ContextPart;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import io.jenkins.plugins.monitoringimages.docker.connection.Limits;
import io.jenkins.plugins.monitoringimages.docker.save.BaseNotes;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.TestImages;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestRequest;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.PullPolicy;
import io.jenkins.plugins.monitoringimages.testing.RecordingEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine that stops to answer or to read, over TCP and over a socket of the file system, with limits made short. */
class SilentEngineTest {

    private static final Platform AMD64 = Platform.parse("linux/amd64");
    private static final ImageReference BASE = ImageReference.parse("registry.example.org/shop/base:1");
    private static final Image IMAGE = TestImages.image("linux/amd64");
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Limits PATIENT = new Limits(LONG, LONG, LONG);

    @TempDir
    Path directory;

    private final CountDownLatch over = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);
    private FakeEngine server;
    private SocketForwarder socket;
    private DockerEngine engine;

    @BeforeEach
    void start() throws Exception {
        server = new FakeEngine()
                .speaking("1.24", "1.41")
                .answering("/containers/json", 200, "[]")
                .answering("/images/json", 200, "[]");
        socket = new SocketForwarder(directory.resolve("s"), server.port());
    }

    @AfterEach
    void stop() throws Exception {
        over.countDown();
        if (engine != null) {
            engine.close();
        }
        socket.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "unix"})
    void theQuestionForTheVersionHasALimit(String kind) {
        server.answering("/version", this::silence);

        assertThatThrownBy(() -> connect(kind, new Limits(LONG, SHORT, LONG)))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("did not answer in time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "unix"})
    void aShortQuestionHasALimit(String kind) throws Exception {
        server.answering("/json", this::silence);
        connect(kind, new Limits(LONG, SHORT, LONG));

        assertThatThrownBy(this::store)
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("The container engine was asked to inspect")
                .hasMessageContaining("did not answer within 1 s; see whether it is overloaded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "unix"})
    void anUploadThatTheEngineStopsToReadHasALimit(String kind) throws Exception {
        server.answering("/build", this::silence);
        connect(kind, new Limits(LONG, LONG, SHORT));

        assertThatThrownBy(this::buildOfAnEndlessContext)
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("nothing moved for 1 s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "unix"})
    void aLoadThatTheEngineDoesNotAnswerHasALimit(String kind) throws Exception {
        server.answering("/images/load", this::silenceAfterReading);
        connect(kind, new Limits(LONG, LONG, SHORT));

        assertThatThrownBy(this::store)
                .isInstanceOf(ImageException.class)
                .hasMessage("The container engine could not load the image: nothing moved for 1 s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "unix"})
    void aSilentPullHasALimit(String kind) throws Exception {
        server.answering("/images/create", this::silence);
        connect(kind, new Limits(LONG, LONG, SHORT));

        assertThatThrownBy(this::pull)
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("could not be pulled: nothing moved for 1 s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "unix"})
    void aRemovalThatTheEngineDoesNotAnswerDoesNotHideWhyASmokeTestFailed(String kind) throws Exception {
        RecordingEvents events = new RecordingEvents();
        server.answering("/containers/create", 201, "{\"Id\": \"1\"}")
                .answering("/start", exchange -> exchange.sendResponseHeaders(500, -1));
        DockerHost host = kind.equals("tcp") ? server.host() : socket.host();
        engine = DockerEngine.connect(host, new Limits(LONG, Duration.ofSeconds(3), LONG), events);
        server.answering("", this::silence);

        assertThatThrownBy(() -> engine.smokeTester().test(
                        new SmokeTestRequest(IMAGE.id(), AMD64, "/program", 9090, "/-/ready", LONG)))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("The container engine could not start the image: ");
        assertThat(events.warnings()).singleElement().satisfies(warning -> assertThat(warning)
                .startsWith("The container monitoring-images-smoke-test-")
                .contains(" could not be removed: "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "unix"})
    void interruptionEndsTheQuestionForTheVersion(String kind) {
        server.answering("/version", this::silence);

        assertInterruptionEnds(() -> connect(kind, PATIENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "unix"})
    void interruptionEndsAShortQuestion(String kind) throws Exception {
        server.answering("/json", this::silence);
        connect(kind, PATIENT);

        assertInterruptionEnds(this::store);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "unix"})
    void interruptionEndsAnUpload(String kind) throws Exception {
        server.answering("/build", this::silence);
        connect(kind, PATIENT);

        assertInterruptionEnds(this::buildOfAnEndlessContext);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "unix"})
    void interruptionEndsALoad(String kind) throws Exception {
        server.answering("/images/load", this::silenceAfterReading);
        connect(kind, PATIENT);

        assertInterruptionEnds(this::store);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "unix"})
    void interruptionEndsAPull(String kind) throws Exception {
        server.answering("/images/create", this::silence);
        connect(kind, PATIENT);

        assertInterruptionEnds(this::pull);
    }

    private void connect(String kind, Limits limits) throws Exception {
        DockerHost host = kind.equals("tcp") ? server.host() : socket.host();
        engine = DockerEngine.connect(host, limits, BuildEvents.silent());
    }

    private void store() throws Exception {
        engine.target(false).store(IMAGE, List.of());
    }

    private void pull() throws Exception {
        engine.bases(BaseNotes.none(), name -> Optional.empty()).get(BASE, AMD64, PullPolicy.ALWAYS);
    }

    private void buildOfAnEndlessContext() throws Exception {
        ContextPart endless = new ContextPart("file", 0644, new EndlessBlob());
        engine.builds().build(AMD64, "FROM scratch\nCOPY file /file\n", List.of(endless), Map.of(), Map.of());
    }

    /** With limits of an hour, only the interruption can end it. */
    private void assertInterruptionEnds(ThrowingCallable call) {
        Thread caller = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            try {
                asked.await();
                caller.interrupt();
            } catch (InterruptedException e) {
                // The test is over.
            }
        });
        interrupter.start();

        assertThatThrownBy(call).isInstanceOf(InterruptedException.class);

        assertThat(Thread.interrupted()).as("still interrupted").isFalse();
    }

    private void silence(HttpExchange exchange) throws IOException {
        asked.countDown();
        try {
            over.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void silenceAfterReading(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        silence(exchange);
    }
}
