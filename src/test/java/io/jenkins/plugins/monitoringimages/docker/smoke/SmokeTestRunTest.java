package io.jenkins.plugins.monitoringimages.docker.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.engine.DockerImageBuilder;
import io.jenkins.plugins.monitoringimages.docker.engine.TestContext;
import io.jenkins.plugins.monitoringimages.docker.engine.TestEngine;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.BuildRequest;
import io.jenkins.plugins.monitoringimages.image.BuiltImage;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.SmokeTestRequest;
import io.jenkins.plugins.monitoringimages.image.SmokeTestResult;
import io.jenkins.plugins.monitoringimages.image.WebEndpoint;
import io.jenkins.plugins.monitoringimages.model.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmokeTestRunTest {

    private static final Platform AMD64 = Platform.parse("linux/amd64");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String mark = UUID.randomUUID().toString();
    private DockerImageBuilder builder;
    private BuiltImage image;

    @BeforeEach
    void connect() throws ImageException {
        builder = TestEngine.connect();
    }

    @AfterEach
    void nothingIsLeftOnTheEngine() throws ImageException {
        if (image != null) {
            builder.discard(image.id());
        }
        if (builder != null) {
            builder.close();
            assertThat(TestEngine.containersWith(mark)).isEmpty();
            assertThat(TestEngine.imagesWith(mark)).isEmpty();
        }
    }

    @Test
    void anImageThatAnswersIsReady() throws Exception {
        TestEngine.assumeThatContainersHaveAddresses();
        image = serving("httpd", "-f", "-p", "9090", "-h", "/www");

        SmokeTestResult proof = builder.prove(request(AMD64), BuildEvents.silent());

        assertThat(proof.outcome()).isEqualTo(SmokeTestResult.Outcome.READY);
        assertThat(proof.detail()).startsWith("/-/ready answered 200 on ");
    }

    @Test
    void theFlagsOfTheProgramAreFollowed() throws Exception {
        image = serving("httpd", "-f", "-p", "9191", "-h", "/www");
        WebEndpoint moved = WebEndpoint.of(9090, "/-/ready", List.of("--web.listen-address=:9191"));

        SmokeTestResult proof = builder.prove(
                new SmokeTestRequest(image.id(), AMD64, "/program", moved, PATIENCE), BuildEvents.silent());

        assertThat(proof.outcome()).isEqualTo(SmokeTestResult.Outcome.READY);
    }

    @Test
    void whereALoginMayBeAskedForAnyAnswerIsReady() throws Exception {
        image = serving("httpd", "-f", "-p", "9090", "-h", "/empty");
        WebEndpoint guarded = WebEndpoint.of(9090, "/-/ready", List.of("--web.config.file=/web.yml"));

        SmokeTestResult proof = builder.prove(
                new SmokeTestRequest(image.id(), AMD64, "/program", guarded, PATIENCE), BuildEvents.silent());

        assertThat(proof.outcome()).isEqualTo(SmokeTestResult.Outcome.READY);
    }

    @Test
    void aContainerWhoseTimeIsOverIsRemoved() throws Exception {
        image = serving("sleep", "1000");
        try (Connection connection = Connection.open(TestEngine.host())) {
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
                                Connection.open(TestEngine.host()),
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

        assertThatThrownBy(() -> builder.prove(request(AMD64), BuildEvents.silent()))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith(
                        "The image ended with exit code 3 before it was ready; its last log lines:\nline 31\n")
                .hasMessageEndingWith("\nline 50");
    }

    @Test
    void anImageThatIsNotReadyInTimeIsAnErrorWithItsLog() throws Exception {
        image = serving("sh", "-c", "echo waiting for nothing; exec sleep 1000");

        assertThatThrownBy(() -> new SmokeTestRun(
                                Connection.open(TestEngine.host()), request(AMD64), BuildEvents.silent(), hurried())
                        .run())
                .isInstanceOf(ImageException.class)
                .hasMessage("The image runs, but was not ready within 30 s (/-/ready on port 9090); "
                        + "its last log lines:\nwaiting for nothing");
    }

    @Test
    void anAnswerThatIsNotTwoHundredIsNotReady() throws Exception {
        image = serving("httpd", "-f", "-p", "9090", "-h", "/empty");

        assertThatThrownBy(() -> new SmokeTestRun(
                                Connection.open(TestEngine.host()), request(AMD64), BuildEvents.silent(), hurried())
                        .run())
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("was not ready within 30 s");
    }

    @Test
    void aPlatformThatTheMachineCannotRunIsNoFaultOfTheImage() throws Exception {
        Platform foreign = Platform.parse("linux/mips64le");
        image = builder.build(withProgram(foreign, "\u007fELF of another machine"), BuildEvents.silent());

        SmokeTestResult proof = builder.prove(request(foreign), BuildEvents.silent());

        assertThat(proof.outcome()).isEqualTo(SmokeTestResult.Outcome.CANNOT_RUN);
        assertThat(proof.detail())
                .startsWith("the container engine's machine (linux/")
                .contains("cannot run linux/mips64le");
    }

    @Test
    void aProgramThatCannotRunOnItsOwnPlatformIsAFaultOfTheImage() throws Exception {
        Platform own = Platform.parse(builder.engine().platform());
        image = builder.build(withProgram(own, "no program at all"), BuildEvents.silent());

        assertThatThrownBy(() -> builder.prove(request(own), BuildEvents.silent()))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("exec format error");
    }

    @Test
    void interruptionEndsTheProof() throws Exception {
        image = serving("sleep", "1000");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> builder.prove(request(AMD64), BuildEvents.silent()))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void interruptionWhileItWaitsEndsTheProof() throws Exception {
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
                                Connection.open(TestEngine.host()), request(AMD64), BuildEvents.silent(), interrupted)
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
        TestContext context = new TestContext(
                        "FROM scratch",
                        "COPY busybox /busybox",
                        "LABEL mark=" + mark,
                        "ENTRYPOINT [\"/busybox\", \"sh\", \"-c\"]",
                        "CMD [\"echo Listening on :9090; exec /busybox sleep 1000\"]")
                .with("busybox", TestEngine.busybox());
        image = builder.build(new BuildRequest(AMD64, null, context, Map.of()), BuildEvents.silent());

        assertThat(askByTool()).contains("it runs, and its log says that it listens");
    }

    /** What a tool says once the container has had time enough, and nothing else is asked. */
    private Optional<String> askByTool() throws Exception {
        try (Connection connection = Connection.open(TestEngine.host())) {
            String container = connection.client().createContainerCmd(image.id()).exec().getId();
            try {
                connection.client().startContainerCmd(container).exec();
                ToolProbe probe = new ToolProbe(connection, request(AMD64), container, Duration.ZERO);
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

    private BuiltImage serving(String... command) throws Exception {
        TestContext context = new TestContext(
                        "FROM scratch",
                        "COPY busybox /bin/busybox",
                        "LABEL mark=" + mark,
                        "COPY busybox /bin/sh",
                        "COPY busybox /bin/seq",
                        "COPY busybox /bin/sleep",
                        "COPY busybox /bin/wget",
                        "COPY ready /www/-/ready",
                        "COPY ready /empty/ready",
                        "ENTRYPOINT [\"/bin/busybox\"]",
                        "CMD [\"" + String.join("\", \"", command) + "\"]")
                .with("busybox", TestEngine.busybox())
                .with("ready", "yes");
        return builder.build(new BuildRequest(AMD64, null, context, Map.of()), BuildEvents.silent());
    }

    private BuildRequest withProgram(Platform platform, String program) {
        TestContext context = new TestContext(
                        "FROM scratch", "COPY program /program", "LABEL mark=" + mark, "ENTRYPOINT [\"/program\"]")
                .with("program", program);
        return new BuildRequest(platform, null, context, Map.of());
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
