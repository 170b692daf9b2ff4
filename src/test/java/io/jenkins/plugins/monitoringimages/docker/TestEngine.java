package io.jenkins.plugins.monitoringimages.docker;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.monitoringimages.engine.image.ImageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The container engine that tests may use. */
final class TestEngine {

    private static final String VARIABLE = "MONITORING_IMAGES_TEST_DOCKER";

    private TestEngine() {}

    static DockerHost host() {
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
        assumeTrue(!new String(program, StandardCharsets.ISO_8859_1).contains("ld-linux"),
                "/bin/busybox is not the static one (package busybox-static)");
        return program;
    }

    /** The ids of all images that carry a mark, those between two instructions included. */
    static List<String> imagesWith(String mark) throws ImageException {
        try (Connection connection = Connection.open(host())) {
            return connection.client().listImagesCmd().withShowAll(true).withLabelFilter(Map.of("mark", mark)).exec()
                    .stream()
                    .map(image -> image.getId())
                    .toList();
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
    static void remove(String name) throws ImageException {
        try (Connection connection = Connection.open(host())) {
            new Images(connection).remove(name);
        }
    }
}
