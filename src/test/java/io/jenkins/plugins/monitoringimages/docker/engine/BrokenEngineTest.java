package io.jenkins.plugins.monitoringimages.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.BuildContext;
import io.jenkins.plugins.monitoringimages.image.BuildRequest;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import io.jenkins.plugins.monitoringimages.testing.RecordingEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that behaves as an engine does on its worst days. */
class BrokenEngineTest {

    private static final BuildContext SMALL = new TestContext("FROM scratch", "COPY file /file").with("file", "x");

    private FakeEngine engine;
    private DockerImageBuilder builder;

    @BeforeEach
    void start() throws Exception {
        engine = new FakeEngine().speaking("1.24", "1.41").answering("/images/json", 200, "[]");
        builder = DockerImageBuilder.connect(engine.host());
    }

    @AfterEach
    void stop() {
        builder.close();
        engine.close();
    }

    @Test
    void anEngineThatHangsUpDuringABuildIsAnError() {
        engine.answering("/build", exchange -> {
            exchange.getRequestBody().readAllBytes();
            answer(exchange, "{\"stream\": \"Step 1/2 : FROM scratch\\n\"}\n");
        });
        RecordingEvents events = new RecordingEvents();

        assertThatThrownBy(() -> builder.build(request(SMALL), events))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("The container engine could not build the image: ");
        assertThat(events.output()).containsExactly("Step 1/2 : FROM scratch");
    }

    @Test
    void anErrorInTheStreamIsPassedOnOnOneLine() {
        engine.answering("/build", 200, "{\"errorDetail\": {\"code\": 1, \"message\": \"no\\nspace left\"}, "
                + "\"error\": \"no space left\"}\n");

        assertThatThrownBy(() -> builder.build(request(SMALL), BuildEvents.silent()))
                .isInstanceOf(ImageException.class)
                .hasMessage("The container engine could not build the image: no space left");
    }

    @Test
    void aBuildThatEndsWithoutAnImageIsAnError() {
        engine.answering("/build", 200, "{\"stream\": \"done\\n\"}\n");

        assertThatThrownBy(() -> builder.build(request(SMALL), BuildEvents.silent()))
                .isInstanceOf(ImageException.class)
                .hasMessage("The container engine ended the build without an image");
    }

    @Test
    void anAnswerThatIsNoStreamOfItemsIsAnError() {
        engine.answering("/build", 200, "<html>Bad gateway</html>");

        assertThatThrownBy(() -> builder.build(request(SMALL), BuildEvents.silent()))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("The container engine could not build the image: ");
    }

    @Test
    void anEngineThatDoesNotWantTheContextEndsTheWriting() {
        engine.answering("/build", exchange -> exchange.sendResponseHeaders(503, -1));
        BuildContext endless = out -> {
            while (true) {
                out.write(new byte[1 << 16]);
            }
        };

        assertThatThrownBy(() -> builder.build(request(endless), BuildEvents.silent()))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("The container engine could not build the image: ");
    }

    @Test
    void interruptionClosesTheConnectionOfABuildThatWaits() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        Thread builds = Thread.currentThread();
        engine.answering("/build", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 0);
            builds.interrupt();
            try {
                while (true) {
                    exchange.getResponseBody().write("{\"stream\": \"here\\n\"}\n".getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                }
            } catch (IOException e) {
                closed.countDown();
            }
        });

        assertThatThrownBy(() -> builder.build(request(SMALL), BuildEvents.silent()))
                .isInstanceOf(InterruptedException.class);
        closed.await();
    }

    @Test
    void aPushThatFailsDoesNotShowThePasswordThatTheRegistryRepeats() {
        engine.answering("/push", 200, "{\"error\": \"bad login keeper:hidden\"}\n");

        assertThatThrownBy(() -> builder.push(
                        ImageReference.parse("shop/a:1"),
                        new RegistryCredentials("", "keeper", "hidden"),
                        BuildEvents.silent()))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("could not be pushed: bad login keeper:****")
                .hasMessageNotContaining("hidden");
    }

    /** Begins an answer that ends before it is whole. */
    private static void answer(HttpExchange exchange, String text) throws IOException {
        exchange.sendResponseHeaders(200, 10_000);
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private static BuildRequest request(BuildContext context) {
        return new BuildRequest(Platform.parse("linux/amd64"), null, context, Map.of());
    }
}
