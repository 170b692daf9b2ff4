package io.jenkins.plugins.monitoringimages.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.monitoringimages.build.BuildEnvironment;
import io.jenkins.plugins.monitoringimages.build.BuildService;
import io.jenkins.plugins.monitoringimages.build.BuildSite;
import io.jenkins.plugins.monitoringimages.build.config.BuildMachine;
import io.jenkins.plugins.monitoringimages.cache.BlobCache;
import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.engine.TestEngine;
import io.jenkins.plugins.monitoringimages.docker.network.HttpQuestion;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.spec.reader.StackReader;
import io.jenkins.plugins.monitoringimages.testing.RecordingEvents;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack of real programs, made, run together, and started as its own directory says. */
class RealStackTest {

    private static final String REPOSITORY = "monitoring-images-test-stack";

    private final RecordingEvents events = new RecordingEvents();
    private final String project = "monimgtest" + UUID.randomUUID().toString().substring(0, 8);
    private final List<AutoCloseable> open = new ArrayList<>();

    @TempDir
    Path directory;

    private String machine;

    @BeforeEach
    void findTheMachine() throws Exception {
        TestEngine.assumeThatContainersHaveAddresses();
        try (Connection connection = TestEngine.open()) {
            machine = connection.client().inspectNetworkCmd().withNetworkId("bridge").exec().getIpam().getConfig().get(0).getGateway();
        }
    }

    @AfterEach
    void removeAll() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        for (String member : List.of("prometheus", "alertmanager", "blackbox_exporter")) {
            TestEngine.remove(REPOSITORY + "/" + member + ":latest");
        }
    }

    @Test
    void allMembersRunTogetherBeforeAnyHasItsTag() throws Exception {
        StackReport report = build(spec("[pi.local]", ""));

        assertThat(report.members()).allSatisfy(member -> assertThat(member.failure()).isEmpty());
        assertThat(report.together()).isEqualTo("3 containers ran together: all are ready and reach each other");
        assertThat(report.files()).containsExactly(
                "README.md", "compose.yaml", "node_exporter-" + version("node_exporter") + ".linux-amd64-host.tar.gz");
        try (Connection connection = TestEngine.open()) {
            assertThat(connection.client().listNetworksCmd().exec())
                    .extracting(network -> network.getName())
                    .noneMatch(name -> name.startsWith("monitoring-images-stack-"));
        }
    }

    @Test
    void aMemberThatFailsNamesItselfAndKeepsTheOthersFromTheirTags() throws Exception {
        StackReport report = build(spec("[pi.local]", "").replace("blackbox_exporter: {}", "blackbox_exporter: {configFile: missing.yml}"));

        assertThat(report.isComplete()).isFalse();
        assertThat(report.files()).isEmpty();
        assertThat(report.members()).extracting(MemberReport::failure).satisfiesExactly(
                prometheus -> assertThat(prometheus).isEqualTo("not tagged, since blackbox_exporter failed"),
                alertmanager -> assertThat(alertmanager).isEqualTo("not tagged, since blackbox_exporter failed"),
                blackbox -> assertThat(blackbox).contains("There is no file missing.yml"),
                node -> assertThat(node).isEmpty());
        assertThat(directory.resolve("out/compose.yaml")).doesNotExist();
    }

    @Test
    void composeStartsItAsItIsAndAnAlertGoesAllTheWay() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/docker-compose")), "there is no docker-compose here");
        assumeTrue(Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0), "only root can install a bundle");
        BlockingQueue<String> received = receiver();
        int port = freePort();
        build(spec("['" + machine + ":" + port + "']", "alertmanager.yml"));
        startFromItsBundle(port);
        open.add(() -> compose("down", "--volumes"));
        compose("up", "--detach");

        until(() -> ask("prometheus", 9090, "/api/v1/targets?state=active").split("\"health\":\"up\"", -1).length == 5);
        String alertmanager = address("alertmanager");
        until(() -> new HttpQuestion(alertmanager, 9093)
                .post("/api/v2/alerts", "[{\"labels\": {\"alertname\": \"CoopOpen\"}}]").isPresent());

        assertThat(received.take()).contains("CoopOpen");
        assertThat(ask("blackbox_exporter", 9115, "/probe?module=http_2xx&target=http://prometheus:9090/-/ready"))
                .contains("probe_success 1");
    }

    private String spec(String hosts, String alertmanagerFile) {
        return """
                name: test
                platforms: [linux/amd64]
                release: {mirror: "%s/{component}"}
                image: {prefix: %s/, base: "%s"}
                members:
                  prometheus: {config: {scrapeInterval: 1s}, publish: none}
                  alertmanager: {%s}
                  blackbox_exporter: {}
                  node_exporter: {deliver: host, hosts: %s}
                """.formatted(
                variable("MONITORING_IMAGES_TEST_MIRROR", "a mirror of releases"),
                REPOSITORY,
                variable("MONITORING_IMAGES_TEST_BASE_AMD64", "a base image for amd64"),
                alertmanagerFile.isEmpty() ? "" : "configFile: " + alertmanagerFile,
                hosts);
    }

    private StackReport build(String spec) throws Exception {
        BuildService service = new BuildService(
                directory.resolve("cache"),
                BlobCache.DEFAULT_CAP,
                HttpSettings.defaults(),
                new BuildMachine(System.getProperty("os.name"), System.getProperty("os.arch")),
                Clock.systemUTC());
        BuildSite site = new BuildSite(directory, Map.of(), TestEngine.host());
        return new StackBuild(service, BuildEnvironment.none(), site, member -> events)
                .run(StackReader.read(spec, Map.of(), List.of()), directory.resolve("out"));
    }

    /** Something that takes what Alertmanager sends, and answers as Slack does. */
    private BlockingQueue<String> receiver() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(machine, 0), 0);
        server.createContext("/", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        open.add(() -> server.stop(0));
        Files.writeString(directory.resolve("alertmanager.yml"), """
                route: {receiver: yard, group_wait: 1s}
                receivers:
                  - name: yard
                    slack_configs: [{api_url: "http://%s:%d/services/T/B/x", channel: "#yard"}]
                """.formatted(machine, server.getAddress().getPort()));
        return received;
    }

    /** As its unit says, on this machine. */
    private void startFromItsBundle(int port) throws Exception {
        String name = "node_exporter-" + version("node_exporter") + ".linux-amd64-host";
        run(directory.resolve("out"), "tar", "-xzf", name + ".tar.gz");
        Path root = Files.createDirectory(directory.resolve("host"));
        run(directory.resolve("out").resolve(name), "./install.sh", "--root", root.toString());
        assertThat(Files.readString(root.resolve("etc/systemd/system/node_exporter.service")))
                .contains("ExecStart=/usr/local/bin/node_exporter $ARGS");
        Process program = new ProcessBuilder(
                        root + "/usr/local/bin/node_exporter", "--web.listen-address=" + machine + ":" + port)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("node_exporter.log").toFile())
                .start();
        open.add(() -> program.destroyForcibly().waitFor());
    }

    private void compose(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "docker-compose", "-f", directory.resolve("out/compose.yaml").toString(), "-p", project));
        command.addAll(List.of(arguments));
        run(directory, command.toArray(String[]::new));
    }

    private void run(Path where, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile());
        builder.environment().put("DOCKER_HOST", System.getenv("MONITORING_IMAGES_TEST_DOCKER"));
        assertThat(builder.start().waitFor()).as(Files.readString(directory.resolve("output"))).isZero();
    }

    private String ask(String member, int port, String path) throws Exception {
        return new HttpQuestion(address(member), port).get(path).orElse("");
    }

    private String address(String member) throws Exception {
        try (Connection connection = TestEngine.open()) {
            return connection.client().inspectContainerCmd(project + "_" + member + "_1").exec()
                    .getNetworkSettings().getNetworks().values().iterator().next().getIpAddress();
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    /** The test's own time limit ends it. */
    private static void until(Condition condition) throws Exception {
        while (!condition.holds()) {
            Thread.sleep(200);
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String version(String component) throws Exception {
        return Files.readString(Path.of(variable("MONITORING_IMAGES_TEST_MIRROR_DIR", "the files of that mirror"), component, "latest"))
                .trim();
    }

    private static String variable(String name, String what) {
        String value = System.getenv(name);
        assumeTrue(value != null && !value.isBlank(), name + " names no " + what.replaceFirst("^an? ", ""));
        return value;
    }
}
