package io.jenkins.plugins.monitoringimages.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.BuildRequest;
import io.jenkins.plugins.monitoringimages.image.BuiltImage;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import io.jenkins.plugins.monitoringimages.testing.RecordingEvents;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pushes to a real registry, and pulls from it, where the package docker-registry is installed. */
class RegistryTest {

    private static final Path REGISTRY = Path.of("/usr/bin/docker-registry");
    private static final Platform ARMV7 = Platform.parse("linux/arm/v7");
    private static final String PASSWORD = "open sesame";
    private static final String HTPASSWD = "keeper:$2y$05$VAa79NpaUvgqESuVsdtoIedh4ca.6mehpR4EJBSHnRcEvFIwad9Fi";

    @TempDir
    Path folder;

    private DockerImageBuilder builder;
    private Process registry;
    private int port;
    private ImageReference tag;

    @AfterEach
    void stop() throws Exception {
        if (registry != null) {
            registry.destroy();
            registry.waitFor();
        }
        if (tag != null) {
            TestEngine.remove(tag.toString());
        }
        if (builder != null) {
            builder.close();
        }
    }

    @Test
    void aPushGivesTheDigestUnderWhichTheRegistryKeepsTheImage() throws Exception {
        start(false);

        String digest = builder.push(tag, null, BuildEvents.silent()).orElseThrow();

        assertThat(digest).matches("sha256:[0-9a-f]{64}");
        assertThat(statusOf("/v2/shop/prometheus/manifests/" + digest, null)).isEqualTo(200);
    }

    @Test
    void aPushLogsInWhereTheRegistryWantsIt() throws Exception {
        start(true);
        RegistryCredentials login = new RegistryCredentials("127.0.0.1:" + port, "keeper", PASSWORD);
        RecordingEvents events = new RecordingEvents();

        String digest = builder.push(tag, login, events).orElseThrow();

        assertThat(statusOf("/v2/shop/prometheus/manifests/" + digest, "keeper:" + PASSWORD)).isEqualTo(200);
        assertThat(events.output()).isNotEmpty().noneMatch(line -> line.contains(PASSWORD));
    }

    @Test
    void aPushWithoutTheLoginThatIsWantedIsAnError() throws Exception {
        start(true);

        assertThatThrownBy(() -> builder.push(tag, null, BuildEvents.silent()))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("The image " + tag + " could not be pushed: ")
                .hasMessageContaining("no basic auth credentials")
                .hasMessageEndingWith("; if the registry wants a login, give one");
    }

    @Test
    void aPushWithAWrongPasswordIsAnErrorThatDoesNotShowIt() throws Exception {
        start(true);
        RegistryCredentials login = new RegistryCredentials("", "keeper", "a wrong word");

        assertThatThrownBy(() -> builder.push(tag, login, BuildEvents.silent()))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("The image " + tag + " could not be pushed: ")
                .hasMessageEndingWith("; check the registry's address and the login of keeper")
                .hasMessageNotContaining("a wrong word");
    }

    @Test
    void aRegistryThatIsNotThereIsAnError() throws Exception {
        start(false);
        registry.destroy();
        registry.waitFor();

        assertThatThrownBy(() -> builder.push(tag, null, BuildEvents.silent()))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("connection refused");
    }

    @Test
    void aTagThatIsNotThereIsAnError() throws Exception {
        start(false);

        assertThatThrownBy(() -> builder.push(
                        ImageReference.parse("127.0.0.1:" + port + "/nothing:here"), null, BuildEvents.silent()))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("The image 127.0.0.1:" + port + "/nothing:here could not be pushed: ")
                .hasMessageContaining("does not exist");
    }

    @Test
    void aBaseImageThatTheEngineLacksIsPulledForThePlatform() throws Exception {
        start(false);
        builder.push(tag, null, BuildEvents.silent());
        TestEngine.remove(tag.toString());
        RecordingEvents events = new RecordingEvents();

        BuiltImage image = builder.build(onBase("linux/arm/v7"), events);

        assertThat(image.platform()).isEqualTo(ARMV7);
        assertThat(events.output()).startsWith("Pulling base image " + tag + " for linux/arm/v7");
        builder.discard(image.id());
    }

    @Test
    void aBaseImageThatTheRegistryHasForAnotherPlatformOnlyIsRefused() throws Exception {
        start(false);
        builder.push(tag, null, BuildEvents.silent());
        TestEngine.remove(tag.toString());

        assertThatThrownBy(() -> builder.build(onBase("linux/amd64"), BuildEvents.silent()))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining(tag.toString())
                .hasMessageContaining("linux/arm/v7")
                .hasMessageEndingWith("take a base image that exists for linux/amd64, or scratch");
    }

    @Test
    void aBaseImageIsPulledWithTheLoginOfItsRegistry() throws Exception {
        start(true);
        RegistryCredentials login = new RegistryCredentials("127.0.0.1:" + port, "keeper", PASSWORD);
        String id = push(login);
        RecordingEvents events = new RecordingEvents();

        assertThat(builder.base(tag, ARMV7, login, events)).isEqualTo(id);
        assertThat(events.output()).isNotEmpty().noneMatch(line -> line.contains(PASSWORD));
    }

    @Test
    void theLoginOfAnotherRegistryIsNotUsedForABaseImage() throws Exception {
        start(true);
        push(new RegistryCredentials("127.0.0.1:" + port, "keeper", PASSWORD));
        RegistryCredentials other = new RegistryCredentials("registry.example.org", "keeper", PASSWORD);

        assertThatThrownBy(() -> builder.base(tag, ARMV7, other, BuildEvents.silent()))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("The base image " + tag + " for linux/arm/v7 could not be pulled: ")
                .hasMessageContaining("no basic auth credentials")
                .hasMessageNotContaining(PASSWORD);
    }

    /** @return the id of the image, which only the registry has then */
    private String push(RegistryCredentials login) throws Exception {
        String id = builder.inspect(tag).orElseThrow().id();
        builder.push(tag, login, BuildEvents.silent());
        TestEngine.remove(tag.toString());
        return id;
    }

    private BuildRequest onBase(String platform) {
        TestContext context = new TestContext("ARG BASE_IMAGE=" + tag, "FROM ${BASE_IMAGE}", "COPY more /more")
                .with("more", "more");
        return new BuildRequest(Platform.parse(platform), tag, context, Map.of());
    }

    private void start(boolean login) throws Exception {
        builder = TestEngine.connect();
        assumeTrue(builder.engine().host().startsWith("unix:"), "the engine is not on this machine");
        assumeTrue(Files.isExecutable(REGISTRY), "there is no " + REGISTRY + " (package docker-registry)");
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path passwords = Files.writeString(folder.resolve("htpasswd"), HTPASSWD + "\n");
        Path config = Files.writeString(folder.resolve("config.yml"), "version: 0.1\n"
                + "storage: {filesystem: {rootdirectory: " + folder.resolve("data") + "}}\n"
                + "http: {addr: '127.0.0.1:" + port + "'}\n"
                + (login ? "auth: {htpasswd: {realm: test, path: " + passwords + "}}\n" : ""));
        registry = new ProcessBuilder(REGISTRY.toString(), "serve", config.toString())
                .redirectErrorStream(true)
                .start();
        awaitListening();
        TestContext context = new TestContext("FROM scratch", "COPY file /file")
                .with("file", UUID.randomUUID().toString());
        BuiltImage image = builder.build(
                new BuildRequest(ARMV7, null, context, Map.of()), BuildEvents.silent());
        tag = ImageReference.parse("127.0.0.1:" + port + "/shop/prometheus:2.53.5");
        builder.tag(image.id(), tag);
    }

    private void awaitListening() throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(registry.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        while (line != null && !line.contains("listening on")) {
            line = output.readLine();
        }
        assertThat(line).as("the registry listens").isNotNull();
        Thread drain = new Thread(() -> output.lines().forEach(each -> {}));
        drain.setDaemon(true);
        drain.start();
    }

    private int statusOf(String path, String login) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        connection.setRequestProperty("Accept", "application/vnd.docker.distribution.manifest.v2+json,"
                + "application/vnd.oci.image.manifest.v1+json,application/vnd.oci.image.index.v1+json");
        if (login != null) {
            connection.setRequestProperty("Authorization", "Basic "
                    + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        }
        return connection.getResponseCode();
    }
}
