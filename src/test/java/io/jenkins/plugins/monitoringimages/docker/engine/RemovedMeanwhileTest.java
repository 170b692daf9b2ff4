package io.jenkins.plugins.monitoringimages.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.image.TestImages;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An engine on which another build removes and tags images between any two requests of this one. */
class RemovedMeanwhileTest {

    private static final Image OURS = TestImages.image("linux/arm/v7", "ours");
    private static final Image OTHER = TestImages.image("linux/arm/v7", "another build's");
    private static final ImageReference TAG = ImageReference.parse("shop/prometheus:1");

    /** What happens on the engine behind a request that begins so, once each. */
    private final Map<String, Queue<Runnable>> meanwhile = new ConcurrentHashMap<>();
    /** The engine's images by their ids, and which has the tag. */
    private final Map<String, Image> images = new ConcurrentHashMap<>();
    private volatile String tagged = "";
    private final AtomicBoolean halfRemoved = new AtomicBoolean();
    private FakeEngine server;
    private DockerEngine engine;

    @BeforeEach
    void start() throws Exception {
        server = new FakeEngine()
                .speaking("1.24", "1.41")
                .answering("/containers/json", 200, "[]")
                .answering("", this::answer);
        engine = DockerEngine.connect(server.host(), BuildEvents.silent());
    }

    @AfterEach
    void stop() {
        engine.close();
        server.close();
    }

    @Test
    void anImageThatIsRemovedBeforeAnybodyLookedIsLoadedAgain() throws Exception {
        after("POST load", () -> images.remove(OURS.id()), () -> images.remove(OURS.id()), () -> images.remove(OURS.id()));

        put(OURS);

        assertThat(images).containsKey(OURS.id());
        assertThat(tagged).isEqualTo(OURS.id());
    }

    @Test
    void anImageThatIsRemovedAgainAndAgainIsAnErrorThatSaysSo() {
        Runnable[] removals = new Runnable[30];
        Arrays.fill(removals, (Runnable) () -> images.remove(OURS.id()));
        after("POST load", removals);

        assertThatThrownBy(() -> put(OURS))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("took the image for linux/arm/v7 20 times")
                .hasMessageContaining("which other program removes images");
    }

    @Test
    void anImageThatIsRemovedBeforeItIsTaggedIsLoadedAgain() throws Exception {
        after("GET " + TAG, () -> images.remove(OURS.id()));

        put(OURS);

        assertThat(images).containsKey(OURS.id());
        assertThat(tagged).isEqualTo(OURS.id());
    }

    @Test
    void aTagThatWasGivenAwayWithOursIsGivenAgain() throws Exception {
        after("POST tag", () -> {
            images.remove(OURS.id());
            tagged = "";
        });

        put(OURS);

        assertThat(images).containsKey(OURS.id());
        assertThat(tagged).isEqualTo(OURS.id());
    }

    @Test
    void ourImageGoesIfTheTagWasMovedOnBeforeAnybodySawIt() throws Exception {
        after("POST tag", () -> {
            images.put(OTHER.id(), OTHER);
            tagged = OTHER.id();
        });

        put(OURS);

        assertThat(images).containsOnlyKeys(OTHER.id());
        assertThat(tagged).isEqualTo(OTHER.id());
    }

    @Test
    void whatAnotherBuildPutUnderTheTagMeanwhileGoes() throws Exception {
        Image old = TestImages.image("linux/arm/v7", "old");
        images.put(old.id(), old);
        tagged = old.id();
        after("GET " + TAG, () -> {}, () -> {
            images.remove(old.id());
            images.put(OTHER.id(), OTHER);
            tagged = OTHER.id();
        });

        put(OURS);

        assertThat(images).containsOnlyKeys(OURS.id());
        assertThat(tagged).isEqualTo(OURS.id());
    }

    @Test
    void anImageThatIsJustBeingRemovedIsAskedForAgain() throws Exception {
        images.put(OURS.id(), OURS);
        halfRemoved.set(true);

        put(OURS);

        assertThat(tagged).isEqualTo(OURS.id());
    }

    @Test
    void aListOfWhichAnImageIsJustBeingRemovedIsAskedForAgain() throws Exception {
        images.put(OURS.id(), OURS);
        halfRemoved.set(true);

        engine.removeLeftovers();

        assertThat(images).isEmpty();
    }

    private void put(Image image) throws Exception {
        try (ImageTarget target = engine.target(Optional.of("mark"))) {
            target.store(image, List.of(TAG));
            target.publish(image, TAG);
        }
    }

    private void after(String request, Runnable... events) {
        meanwhile.put(request, new ConcurrentLinkedQueue<>(List.of(events)));
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath().replaceFirst("^/v[0-9.]+/images/", "");
        String name = path.replaceFirst("/(json|tag)$", "");
        String id = name.equals(TAG.toString()) ? tagged : name;
        String request = exchange.getRequestMethod() + " " + path.replaceFirst("^.*/(tag)$", "$1").replaceFirst("/json$", "");
        if (halfRemoved.getAndSet(false)) {
            answer(exchange, 500, "{\"message\": \"layer does not exist\"}");
            return;
        }
        int status = images.containsKey(id) ? 200 : 404;
        String body = "{}";
        if (path.equals("load")) {
            images.put(OURS.id(), OURS);
            status = 200;
        } else if (path.equals("json")) {
            status = 200;
            body = dangling();
        } else if (request.equals("POST tag") && status == 200) {
            tagged = id;
            status = 201;
        } else if (request.startsWith("DELETE") && status == 200) {
            images.remove(id);
            body = "[]";
        } else if (status == 200) {
            body = description(images.get(id));
        }
        answer(exchange, status, body);
        Runnable event = meanwhile.getOrDefault(request, new ConcurrentLinkedQueue<>()).poll();
        if (event != null) {
            event.run();
        }
    }

    private String dangling() {
        return images.keySet().stream()
                .filter(id -> !id.equals(tagged))
                .map(id -> "{\"Id\": \"" + id + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String description(Image image) {
        String layers = image.layers().stream().map(Layer::diffId).map(diffId -> "\"" + diffId.digest() + "\"")
                .collect(Collectors.joining(","));
        return """
                {"Id": "%s", "Os": "linux", "Architecture": "arm", "Variant": "v7", "Size": 1, "RepoTags": [%s],
                 "Config": {"Labels": {"mark": "1"}}, "RootFS": {"Type": "layers", "Layers": [%s]}}"""
                .formatted(image.id(), image.id().equals(tagged) ? "\"" + TAG + "\"" : "", layers);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
