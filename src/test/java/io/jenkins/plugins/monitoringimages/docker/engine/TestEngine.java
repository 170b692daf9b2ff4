package io.jenkins.plugins.monitoringimages.docker.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Image;
import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import io.jenkins.plugins.monitoringimages.docker.connection.Limits;
import io.jenkins.plugins.monitoringimages.docker.images.Images;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The container engine that tests may use. */
public final class TestEngine {

    private static final String VARIABLE = "MONITORING_IMAGES_TEST_DOCKER";

    private TestEngine() {}

    public static DockerHost host() {
        String address = System.getenv(VARIABLE);
        assumeTrue(address != null && !address.isBlank(), VARIABLE + " names no container engine to test with");
        return DockerHost.of(address, Map.of());
    }

    public static Connection open() throws ImageException, InterruptedException {
        return Connection.open(host(), Limits.STANDARD);
    }

    /** An engine without a bridge gives its containers no address. */
    public static void assumeThatContainersHaveAddresses() throws ImageException, InterruptedException {
        try (Connection connection = open()) {
            boolean bridge = connection.client().listNetworksCmd().exec().stream()
                    .anyMatch(network -> "bridge".equals(network.getDriver()));
            assumeTrue(bridge, "the engine has no bridge, so that nobody reaches its containers");
        }
    }

    /** A program without dependencies that can serve HTTP, for images from scratch. */
    public static byte[] busybox() throws IOException {
        Path file = Path.of("/bin/busybox");
        assumeTrue(Files.isExecutable(file), "there is no /bin/busybox (package busybox-static)");
        byte[] program = Files.readAllBytes(file);
        String firstPage = new String(program, 0, 4096, StandardCharsets.ISO_8859_1);
        assumeTrue(!firstPage.contains("ld-linux"), "/bin/busybox is not the static one (package busybox-static)");
        return program;
    }

    /** The ids of all images that an instruction with this text made, or was followed by others to make. */
    public static List<String> imagesWith(String mark) throws ImageException, InterruptedException {
        try (Connection connection = open()) {
            return connection.client().listImagesCmd().withShowAll(true).exec().stream()
                    .map(Image::getId)
                    .filter(id -> commands(connection, id).anyMatch(command -> command.contains(mark)))
                    .toList();
        }
    }

    /** The commands that made an image, its own first. Asking for its history needs docker-java 3.7.1 or later. */
    private static Stream<String> commands(Connection connection, String id) {
        try {
            List<String> commands = new ArrayList<>();
            for (String image = id; image != null && !image.isEmpty(); ) {
                InspectImageResponse inspected = connection.client().inspectImageCmd(image).exec();
                String[] command = inspected.getContainerConfig() == null ? null : inspected.getContainerConfig().getCmd();
                commands.add(command == null ? "" : String.join(" ", command));
                image = inspected.getParent();
            }
            return commands.stream();
        } catch (NotFoundException e) {
            // Somebody else's, and gone by now.
            return Stream.empty();
        }
    }

    /** The ids of all containers, stopped ones too, that were made of an image with a mark. */
    public static List<String> containersWith(String mark) throws ImageException, InterruptedException {
        try (Connection connection = open()) {
            return connection.client().listContainersCmd().withShowAll(true).withLabelFilter(Map.of("mark", mark))
                    .exec()
                    .stream()
                    .map(container -> container.getId())
                    .toList();
        }
    }

    /** The ids of all images that have a label {@code mark} of this value. */
    public static List<String> imagesLabelled(String mark) throws ImageException, InterruptedException {
        try (Connection connection = open()) {
            return connection.client().listImagesCmd().withLabelFilter(Map.of("mark", mark)).exec().stream()
                    .map(Image::getId)
                    .toList();
        }
    }

    /** Removes an image that a test has given a name. */
    public static void remove(String name) throws ImageException, InterruptedException {
        try (Connection connection = open()) {
            new Images(connection).remove(name);
        }
    }
}
