package io.jenkins.plugins.monitoringimages.docker.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.engine.DockerEngine;
import io.jenkins.plugins.monitoringimages.docker.engine.TestEngine;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.image.StoredImage;
import io.jenkins.plugins.monitoringimages.image.TestImages;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestRequest;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestResult;
import io.jenkins.plugins.monitoringimages.image.smoke.WebEndpoint;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.testing.TestTar;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmokeTestRunTest {

    private static final WebEndpoint.Flags FLAGS =
            new WebEndpoint.Flags(
            List.of("--web.listen-address"), List.of(), List.of(), List.of(), List.of("--web.config.file"));

    private static final Platform AMD64 = Platform.parse("linux/amd64");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String mark = UUID.randomUUID().toString();
    private DockerEngine engine;
    private ImageTarget target;
    private StoredImage image;

    @BeforeEach
    void connect() throws Exception {
        engine = DockerEngine.connect(TestEngine.host(), BuildEvents.silent());
        target = engine.target(false);
    }

    @AfterEach
    void nothingIsLeftOnTheEngine() throws Exception {
        if (engine != null) {
            target.close();
            engine.close();
            assertThat(TestEngine.containersWith(mark)).isEmpty();
            assertThat(TestEngine.imagesLabelled(mark)).isEmpty();
        }
    }

    @Test
    void anImageThatAnswersIsReady() throws Exception {
        TestEngine.assumeThatContainersHaveAddresses();
        image = serving("httpd", "-f", "-p", "9090", "-h", "/www");

        SmokeTestResult result = engine.smokeTester().test(request(AMD64));

        assertThat(result.outcome()).isEqualTo(SmokeTestResult.Outcome.READY);
        assertThat(result.detail()).startsWith("/-/ready answered 200 on ");
    }

    @Test
    void theFlagsOfTheProgramAreFollowed() throws Exception {
        image = serving("httpd", "-f", "-p", "9191", "-h", "/www");
        WebEndpoint moved = WebEndpoint.of(9090, "/-/ready", FLAGS, List.of("--web.listen-address=:9191"));

        SmokeTestResult result = engine.smokeTester().test(new SmokeTestRequest(image.id(), AMD64, "/program", moved, List.of(), PATIENCE));

        assertThat(result.outcome()).isEqualTo(SmokeTestResult.Outcome.READY);
    }

    @Test
    void whereALoginMayBeAskedForAnyAnswerIsReady() throws Exception {
        image = serving("httpd", "-f", "-p", "9090", "-h", "/empty");
        WebEndpoint guarded = WebEndpoint.of(9090, "/-/ready", FLAGS, List.of("--web.config.file=/web.yml"));

        SmokeTestResult result = engine.smokeTester().test(new SmokeTestRequest(image.id(), AMD64, "/program", guarded, List.of(), PATIENCE));

        assertThat(result.outcome()).isEqualTo(SmokeTestResult.Outcome.READY);
    }

    @Test
    void aContainerWhoseTimeIsOverIsRemoved() throws Exception {
        image = serving("sleep", "1000");
        try (Connection connection = TestEngine.open()) {
            Instant before = Instant.now().minus(Duration.ofHours(1));
            String left = connection.client()
                    .createContainerCmd(image.id())
                    .withLabels(Leftovers.labels(before, PATIENCE))
                    .exec()
                    .getId();
            String running = connection.client()
                    .createContainerCmd(image.id())
                    .withLabels(Leftovers.labels(Instant.now(), PATIENCE))
                    .exec()
                    .getId();

            Leftovers.remove(connection, Instant.now());

            assertThat(TestEngine.containersWith(mark)).doesNotContain(left).contains(running);
            connection.client().removeContainerCmd(running).exec();
        }
    }

    @Test
    void anImageThatIsGoneIsBroughtAgain() throws Exception {
        image = serving("httpd", "-f", "-p", "9090", "-h", "/www");
        AtomicInteger asked = new AtomicInteger();
        String nobodys = "sha256:" + "0".repeat(64);

        assertThatThrownBy(() -> new SmokeTestRun(
                                TestEngine.open(),
                                new SmokeTestRequest(nobodys, AMD64, "/program", 9090, "/-/ready", PATIENCE),
                                BuildEvents.silent(),
                                hurried(),
                                id -> asked.incrementAndGet() < 3)
                        .run())
                .isInstanceOf(ImageException.class);
        assertThat(asked).hasValue(3);
    }

    @Test
    void anImageThatEndsIsAnErrorWithItsLastTwentyLines() throws Exception {
        image = serving("sh", "-c", "for i in $(seq 1 50); do echo line $i; done; exit 3");

        assertThatThrownBy(() -> engine.smokeTester().test(request(AMD64)))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith(
                        "The image ended with exit code 3 before it was ready; its last log lines:\nline 31\n")
                .hasMessageEndingWith("\nline 50");
    }

    @Test
    void anImageThatIsNotReadyInTimeIsAnErrorWithItsLog() throws Exception {
        image = serving("sh", "-c", "echo waiting for nothing; exec sleep 1000");

        assertThatThrownBy(() -> new SmokeTestRun(
                                TestEngine.open(), request(AMD64), BuildEvents.silent(), hurried(), id -> false)
                        .run())
                .isInstanceOf(ImageException.class)
                .hasMessage("The image runs, but was not ready within 30 s (/-/ready on port 9090); "
                        + "its last log lines:\nwaiting for nothing");
    }

    @Test
    void anAnswerThatIsNotTwoHundredIsNotReady() throws Exception {
        image = serving("httpd", "-f", "-p", "9090", "-h", "/empty");

        assertThatThrownBy(() -> new SmokeTestRun(
                                TestEngine.open(), request(AMD64), BuildEvents.silent(), hurried(), id -> false)
                        .run())
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("was not ready within 30 s");
    }

    @Test
    void aPlatformThatTheEngineCannotRunIsNoFaultOfTheImage() throws Exception {
        Platform foreign = Platform.parse("linux/mips64le");
        image = withProgram(foreign, "\u007fELF of another kind");

        SmokeTestResult result = engine.smokeTester().test(request(foreign));

        assertThat(result.outcome()).isEqualTo(SmokeTestResult.Outcome.CANNOT_RUN);
        assertThat(result.detail())
                .startsWith("the container engine's machine (linux/")
                .contains("cannot run linux/mips64le");
    }

    @Test
    void aProgramThatCannotRunOnItsOwnPlatformIsAFaultOfTheImage() throws Exception {
        Platform own = Platform.parse(engine.info().platform());
        image = withProgram(own, "no program at all");

        assertThatThrownBy(() -> engine.smokeTester().test(request(own)))
                .isInstanceOf(ImageException.class)
                .hasMessageMatching("(?is).*exec format error.*");
    }

    @Test
    void interruptionEndsTheSmokeTest() throws Exception {
        image = serving("sleep", "1000");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> engine.smokeTester().test(request(AMD64)))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void interruptionWhileItWaitsEndsTheSmokeTest() throws Exception {
        image = serving("sleep", "1000");
        Ticker interrupted = new Ticker() {
            @Override
            public long nanos() {
                return 0;
            }

            @Override
            public void pause(Duration time) throws InterruptedException {
                throw new InterruptedException();
            }
        };

        assertThatThrownBy(() -> new SmokeTestRun(
                                TestEngine.open(), request(AMD64), BuildEvents.silent(), interrupted, id -> false)
                        .run())
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void aToolInTheContainerIsAskedWhereItsAddressesAreOutOfReach() throws Exception {
        image = serving("httpd", "-f", "-p", "9090", "-h", "/www");

        assertThat(askByTool()).contains("/bin/wget in the container was answered");
    }

    @Test
    void aToolThatIsNotAnsweredLeavesTheContainerNotReady() throws Exception {
        image = serving("sleep", "1000");

        assertThat(askByTool()).isEmpty();
    }

    @Test
    void withoutAnyToolTheLogDecides() throws Exception {
        TestTar files = new TestTar().file("busybox", TestEngine.busybox(), 0755);
        image = store(AMD64, files, "/busybox", "sh", "-c", "echo Listening on :9090; exec /busybox sleep 1000");

        assertThat(askByTool()).contains("it runs, and its log says that it listens");
    }

    /** What a tool says once the container has had time enough, and nothing else is asked. */
    private Optional<String> askByTool() throws Exception {
        try (Connection connection = TestEngine.open()) {
            String container = connection.client().createContainerCmd(image.id()).exec().getId();
            try {
                connection.client().startContainerCmd(container).exec();
                ToolProbe probe = new ToolProbe(connection, request(AMD64), container, Duration.ZERO, ReadinessProbe.LIMIT);
                Optional<String> seen = Optional.empty();
                for (int second = 0; second < 10 && seen.isEmpty(); second++) {
                    seen = probe.ask(Duration.ofSeconds(second));
                }
                return seen;
            } finally {
                connection.client().removeContainerCmd(container).withForce(true).exec();
            }
        }
    }

    private StoredImage serving(String... command) throws Exception {
        TestTar files = new TestTar().directory("bin").directory("www").directory("www/-").directory("empty");
        for (String name : List.of("busybox", "sh", "seq", "sleep", "wget")) {
            files.file("bin/" + name, TestEngine.busybox(), 0755);
        }
        files.file("www/-/ready", "yes").file("empty/ready", "yes");
        String[] all = Stream.concat(Stream.of("/bin/busybox"), Stream.of(command)).toArray(String[]::new);
        return store(AMD64, files, all);
    }

    private StoredImage withProgram(Platform platform, String program) throws Exception {
        return store(platform, new TestTar().file("program", program.getBytes(StandardCharsets.UTF_8), 0755), "/program");
    }

    private StoredImage store(Platform platform, TestTar files, String... command) throws Exception {
        List<Layer> layers = List.of(Layer.uncompressed(Blob.of(files.bytes())));
        return target.store(TestImages.running(platform, mark, layers, command), List.of());
    }

    private SmokeTestRequest request(Platform platform) {
        return new SmokeTestRequest(image.id(), platform, "/program", 9090, "/-/ready", PATIENCE);
    }

    /** Time in which each pause lasts ten seconds, and is over at once. */
    private static Ticker hurried() {
        AtomicLong nanos = new AtomicLong();
        return new Ticker() {
            @Override
            public long nanos() {
                return nanos.get();
            }

            @Override
            public void pause(Duration time) {
                nanos.addAndGet(Duration.ofSeconds(10).toNanos());
            }
        };
    }
}
