package io.jenkins.plugins.monitoringimages.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import io.jenkins.plugins.monitoringimages.docker.images.Images;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import io.jenkins.plugins.monitoringimages.image.TestImages;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten builds that store images and give them one tag at the same moment, on the real engine of the tests. */
class BuildsAtOnceTest {

    private static final int BUILDS = 10;

    private final String mark = UUID.randomUUID().toString();
    private final ImageReference tag = ImageReference.parse("at-once/" + mark + ":1");
    private final List<DockerEngine> engines = new ArrayList<>();
    private final List<Path> links = new ArrayList<>();
    private final ExecutorService builds = Executors.newFixedThreadPool(BUILDS);

    @TempDir
    Path directory;

    @BeforeEach
    void begin() {
        TestEngine.host();
    }

    @AfterEach
    void end() throws Exception {
        builds.shutdownNow();
        engines.forEach(DockerEngine::close);
        for (Path link : links) {
            Files.delete(link);
        }
        TestEngine.remove(tag.toString());
    }

    @Test
    void buildsOfOneImageSucceedAndLeaveIt() throws Exception {
        runAll(1, TestEngine.host());

        assertThat(imagesLeft(1)).containsExactly(0);
        assertThat(taggedId()).isEqualTo(id(image(0)));
    }

    @Test
    void buildsOfSeveralImagesSucceedAndLeaveTheOneThatHasTheTag() throws Exception {
        runAll(3, TestEngine.host());

        List<Integer> left = imagesLeft(3);
        assertThat(left).as("images on the engine").hasSize(1);
        assertThat(taggedId()).isEqualTo(id(image(left.get(0))));
    }

    /** Builds know of each other by the address of their engine; those of other processes do not. */
    @Test
    void buildsThatDoNotKnowOfEachOtherDoSoToo() throws Exception {
        runAll(3, strangers());

        List<Integer> left = imagesLeft(3);
        assertThat(taggedId()).isIn(left.stream().map(number -> id(image(number))).toList());
        assumeTrue(
                !engines.get(0).kind().keepsBlobs(),
                "the containerd image store names an untagged image, and may do so while another build tags it");
        assertThat(left).as("images on the engine").hasSize(1);
    }

    private void runAll(int images, DockerHost... hosts) throws Exception {
        List<Future<?>> results = new ArrayList<>();
        for (int build = 0; build < BUILDS; build++) {
            DockerEngine engine = DockerEngine.connect(hosts[build % hosts.length], BuildEvents.silent());
            engines.add(engine);
            Image image = image(build % images);
            results.add(builds.submit(() -> {
                try (ImageTarget target = engine.target(Optional.of("mark"))) {
                    target.store(image, List.of(tag));
                    return target.publish(image, tag);
                }
            }));
        }
        for (Future<?> result : results) {
            result.get();
        }
    }

    /** The same engine by one address for each build. */
    private DockerHost[] strangers() throws Exception {
        String address = TestEngine.host().toString();
        assumeTrue(address.startsWith("unix://"), "the engine has no socket that could have several names");
        DockerHost[] hosts = new DockerHost[BUILDS];
        for (int build = 0; build < BUILDS; build++) {
            Path link = Files.createSymbolicLink(directory.resolve("s" + build), Path.of(address.substring("unix://".length())));
            links.add(link);
            hosts[build] = DockerHost.of("unix://" + link, Map.of());
        }
        return hosts;
    }

    private Image image(int number) {
        return TestImages.image("linux/arm/v7", mark + " " + number);
    }

    private String id(Image image) {
        return engines.get(0).kind().idOf(image);
    }

    private String taggedId() throws Exception {
        try (Connection connection = TestEngine.open()) {
            return new Images(connection).inspect(tag.toString()).orElseThrow().id();
        }
    }

    private List<Integer> imagesLeft(int images) throws Exception {
        List<Integer> left = new ArrayList<>();
        for (int number = 0; number < images; number++) {
            if (engines.get(0).target(true).has(image(number))) {
                left.add(number);
            }
        }
        return left;
    }
}
