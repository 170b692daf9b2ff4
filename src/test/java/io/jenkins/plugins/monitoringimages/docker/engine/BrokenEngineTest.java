package io.jenkins.plugins.monitoringimages.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.jenkins.plugins.monitoringimages.docker.build.ContextPart;
import io.jenkins.plugins.monitoringimages.docker.save.BaseNotes;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.TestImages;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestRequest;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.PullPolicy;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import io.jenkins.plugins.monitoringimages.testing.RecordingEvents;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that behaves as an engine does on its worst days. */
class BrokenEngineTest {

    private static final Platform AMD64 = Platform.parse("linux/amd64");
    private static final ImageReference BASE = ImageReference.parse("registry.example.org/shop/base:1");
    private static final Image IMAGE = TestImages.image("linux/amd64");

    private final RecordingEvents events = new RecordingEvents();
    private FakeEngine server;
    private DockerEngine engine;

    @BeforeEach
    void start() throws Exception {
        server = new FakeEngine()
                .speaking("1.24", "1.41")
                .answering("/info", 200, "{}")
                .answering("/containers/json", 200, "[]")
                .answering("/images/json", 200, "[]");
        engine = DockerEngine.connect(server.host(), events);
    }

    @AfterEach
    void stop() {
        engine.close();
        server.close();
    }

    @Test
    void oneThatHangsUpDuringABuildIsAnError() {
        server.answering("/build", exchange -> {
            exchange.getRequestBody().readAllBytes();
            begin(exchange, "{\"stream\": \"Step 1/2 : FROM scratch\\n\"}\n");
        });

        assertThatThrownBy(this::build)
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("The container engine could not build the image: ");
        assertThat(events.output()).containsExactly("Step 1/2 : FROM scratch");
    }

    @Test
    void anErrorOfABuildIsPassedOnOnOneLine() {
        server.answering("/build", 200, error("no\\nspace left"));

        assertThatThrownBy(this::build)
                .isInstanceOf(ImageException.class)
                .hasMessage("The container engine could not build the image: no space left");
    }

    @Test
    void aBuildThatEndsWithoutAnImageIsAnError() {
        server.answering("/build", 200, "{\"stream\": \"done\\n\"}\n");

        assertThatThrownBy(this::build)
                .isInstanceOf(ImageException.class)
                .hasMessage("The container engine ended the build without an image");
    }

    @Test
    void anAnswerToABuildThatIsNoStreamOfItemsIsAnError() {
        server.answering("/build", 200, "<html>Bad gateway</html>");

        assertThatThrownBy(this::build)
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("The container engine could not build the image: ");
    }

    @Test
    void oneThatDoesNotWantTheContextEndsTheWriting() {
        server.answering("/build", exchange -> exchange.sendResponseHeaders(503, -1));
        ContextPart endless = new ContextPart("endless", 0644, new EndlessBlob());

        assertThatThrownBy(() -> build(endless))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("The container engine could not build the image: ");
    }

    @Test
    void interruptionClosesTheConnectionOfABuildThatWaits() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        server.answering("/build", interrupting(Thread.currentThread(), "{\"stream\": \"here\\n\"}\n", closed));

        assertThatThrownBy(this::build).isInstanceOf(InterruptedException.class);
        closed.await();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"stream\": \"Loading layer\\n\"}\n", ""})
    void oneThatTakesAnImageAndDoesNotHaveItIsAnError(String answer) {
        server.answering("/images/load", 200, answer);

        assertThatThrownBy(this::store)
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("took the image for linux/amd64 20 times and did not have all of it afterwards");
    }

    @Test
    void anErrorOfALoadIsPassedOnOnOneLine() {
        server.answering("/images/load", 200, error("no\\nspace left"));

        assertThatThrownBy(this::store)
                .isInstanceOf(ImageException.class)
                .hasMessage("The container engine could not load the image: no space left");
    }

    @Test
    void oneThatHangsUpDuringALoadIsAnError() {
        server.answering("/images/load", exchange -> exchange.getRequestBody().read());

        assertThatThrownBy(this::store)
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("The container engine could not load the image: ")
                .hasMessageNotContaining("null");
    }

    @Test
    void interruptionClosesTheConnectionOfALoadThatWaits() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        server.answering("/images/load", interrupting(Thread.currentThread(), "{\"stream\": \"here\\n\"}\n", closed));

        assertThatThrownBy(this::store).isInstanceOf(InterruptedException.class);
        closed.await();
    }

    @Test
    void interruptionEndsTheSendingOfALayer() {
        server.answering("/images/load", exchange -> exchange.getRequestBody().transferTo(OutputStream.nullOutputStream()));
        Image endless = EndlessBlob.image(AMD64, Thread.currentThread()::interrupt);

        assertThatThrownBy(() -> engine.target(false).store(endless, List.of())).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aPullThatFailsDoesNotShowThePasswordThatTheRegistryRepeats() {
        server.answering("/images/create", 200, error("bad login keeper:hidden"));

        assertThatThrownBy(() -> pull(Optional.of(new RegistryCredentials("registry.example.org", "keeper", "hidden"))))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("could not be pulled: bad login keeper:****")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void aPullAfterWhichNothingIsThereIsAnError() {
        server.answering("/images/create", 200, "{\"status\": \"Downloaded\"}\n");

        assertThatThrownBy(() -> pull(Optional.empty()))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("was pulled, but the container engine does not have it");
    }

    @Test
    void aBaseImageThatBreaksOffWhileItIsReadIsAnError() {
        server.answering("/images/" + BASE + "/json", 200, "{\"Id\": \"sha256:" + "0".repeat(64)
                + "\", \"Os\": \"linux\", \"Architecture\": \"amd64\"}");
        server.answering("/get", exchange -> begin(exchange, "no tar"));

        assertThatThrownBy(() -> pull(Optional.empty()))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("save the image")
                .hasMessageNotContaining("null");
    }

    @Test
    void oneThatVanishesBeforeASmokeTestIsAnError() {
        server.close();

        assertThatThrownBy(() -> engine.smokeTester().test(request()))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("The container engine could not create a container of the image: ")
                .hasMessageNotContaining("null");
    }

    @Test
    void whatFailsAfterAFailedSmokeTestDoesNotHideWhyItFailed() {
        server.answering("/containers/create", 201, "{\"Id\": \"1\"}")
                .answering("/start", 204, "")
                .answering("/json", 200, "{\"State\": {\"Running\": false, \"ExitCode\": 3}}")
                .answering("/logs", 500, "{\"message\": \"no log today\"}")
                .answering("", 500, "{\"message\": \"device busy\"}");

        assertThatThrownBy(() -> engine.smokeTester().test(request()))
                .isInstanceOf(ImageException.class)
                .hasMessage("The image ended with exit code 3 before it was ready; its last log lines:\n"
                        + "(the log cannot be read: no log today)");
        assertThat(events.warnings()).singleElement().satisfies(warning -> assertThat(warning)
                .startsWith("The container monitoring-images-smoke-test-")
                .endsWith(" could not be removed: device busy"));
    }

    private static SmokeTestRequest request() {
        return new SmokeTestRequest(IMAGE.id(), AMD64, "/program", 9090, "/-/ready", Duration.ofSeconds(1));
    }

    private void build(ContextPart... parts) throws Exception {
        engine.builds().build(AMD64, "FROM scratch\nCOPY file /file\n", List.of(parts), Map.of(), Map.of());
    }

    private void store() throws Exception {
        engine.target(false).store(IMAGE, List.of());
    }

    private void pull(Optional<RegistryCredentials> login) throws Exception {
        engine.bases(BaseNotes.none(), name -> login).get(BASE, AMD64, PullPolicy.MISSING);
    }

    private static String error(String text) {
        return "{\"errorDetail\": {\"code\": 1, \"message\": \"" + text + "\"}, \"error\": \"" + text + "\"}\n";
    }

    /** Begins an answer that ends before it is whole. */
    private static void begin(HttpExchange exchange, String text) throws IOException {
        exchange.sendResponseHeaders(200, 10_000);
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    /** Takes all, interrupts who waits, and repeats a line until nobody listens. */
    private static HttpHandler interrupting(Thread waiting, String line, CountDownLatch closed) {
        return exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 0);
            waiting.interrupt();
            try {
                while (true) {
                    exchange.getResponseBody().write(line.getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                }
            } catch (IOException e) {
                closed.countDown();
            }
        };
    }
}
