package io.jenkins.plugins.monitoringimages.docker;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.model.Image;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import io.jenkins.plugins.monitoringimages.engine.image.ImageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The container engine that tests may use. */
public final class TestEngine {

    private static final String VARIABLE = "MONITORING_IMAGES_TEST_DOCKER";

    private TestEngine() {}

    public static DockerHost host() {
        String address = System.getenv(VARIABLE);
        assumeTrue(address != null && !address.isBlank(), VARIABLE + " names no container engine to test with");
        return DockerHost.of(address, Map.of());
    }

    static DockerImageBuilder connect() throws ImageException {
        return DockerImageBuilder.connect(host());
    }

    /** A program without dependencies that can serve HTTP, for images from scratch. */
    static byte[] busybox() throws IOException {
        Path file = Path.of("/bin/busybox");
        assumeTrue(Files.isExecutable(file), "there is no /bin/busybox (package busybox-static)");
        byte[] program = Files.readAllBytes(file);
        String firstPage = new String(program, 0, 4096, StandardCharsets.ISO_8859_1);
        assumeTrue(!firstPage.contains("ld-linux"), "/bin/busybox is not the static one (package busybox-static)");
        return program;
    }

    /** The ids of all images that an instruction with this text made, or was followed by others to make. */
    static List<String> imagesWith(String mark) throws ImageException {
        try (Connection connection = Connection.open(host())) {
            return connection.client().listImagesCmd().withShowAll(true).exec().stream()
                    .map(Image::getId)
                    .filter(id -> history(connection, id).contains(mark))
                    .toList();
        }
    }

    /** What the engine says of an image's history, as text; asked by hand, as docker-java 3.7.0 has no call for it. */
    private static String history(Connection connection, String id) {
        DockerHttpClient.Request request = DockerHttpClient.Request.builder()
                .method(DockerHttpClient.Request.Method.GET)
                .path("/images/" + id + "/history")
                .build();
        // An image of somebody else may be gone by now: then the answer is an error, without the mark.
        try (DockerHttpClient.Response response =
                ((DockerClientImpl) connection.client()).getHttpClient().execute(request)) {
            return new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ids of all containers, stopped ones too, that were made of an image with a mark. */
    static List<String> containersWith(String mark) throws ImageException {
        try (Connection connection = Connection.open(host())) {
            return connection.client().listContainersCmd().withShowAll(true).withLabelFilter(Map.of("mark", mark))
                    .exec()
                    .stream()
                    .map(container -> container.getId())
                    .toList();
        }
    }

    /** Removes an image that a test has given a name. */
    public static void remove(String name) throws ImageException {
        try (Connection connection = Connection.open(host())) {
            new Images(connection).remove(name);
        }
    }
}
