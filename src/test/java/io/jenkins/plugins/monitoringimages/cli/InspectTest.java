package io.jenkins.plugins.monitoringimages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.monitoringimages.docker.engine.FakeEngine;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.http.Pause;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Compression;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.image.TestImages;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.oci.registry.RealRegistry;
import io.jenkins.plugins.monitoringimages.oci.registry.RegistryAccess;
import io.jenkins.plugins.monitoringimages.oci.registry.RegistryClient;
import io.jenkins.plugins.monitoringimages.oci.registry.RegistryTarget;
import io.jenkins.plugins.monitoringimages.oci.registry.login.RegistryLogins;
import io.jenkins.plugins.monitoringimages.oci.store.ArchiveOptions;
import io.jenkins.plugins.monitoringimages.oci.store.ArchiveTarget;
import io.jenkins.plugins.monitoringimages.oci.store.ArchiveWriter;
import io.jenkins.plugins.monitoringimages.oci.store.LayoutTarget;
import io.jenkins.plugins.monitoringimages.testing.ReleaseServer;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectTest {

    private static final ImageReference NAME = ImageReference.parse("shop/prometheus:2.53.5");

    @TempDir
    private Path folder;

    private final TestRelease release = TestRelease.prometheus();
    private final ReleaseServer server = ReleaseServer.of(release);
    private CommandLineRun command;

    @BeforeEach
    void start() {
        command = new CommandLineRun(folder, false);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aLayoutIsDescribedAndItsReleaseVerified() throws Exception {
        Image image = image(release);
        publish(LayoutTarget.open(folder.resolve("images")), image);

        assertThat(command.run("inspect", "oci:" + folder.resolve("images"), "--mirror", server.mirror())).isZero();

        assertThat(command.out().lines())
                .contains("name       docker.io/shop/prometheus:2.53.5", "digest     " + image.digest())
                .contains("platforms  linux/arm/v7", "linux/arm/v7", "  release   demo 1.2.3")
                .anyMatch(line -> line.matches("  id +" + image.id()))
                .anyMatch(line -> line.matches("  layer +sha256:" + release.sha256() + "  .* k?B, release"))
                .anyMatch(line -> line.matches("  layer .* k?B, ours"))
                .contains("  checksum  verified: The layer is prometheus-2.53.5.linux-armv7.tar.gz with the SHA-256 that its"
                        + " project publishes");
    }

    @Test
    void jsonIsForPrograms() throws Exception {
        publish(ArchiveTarget.open(folder.resolve("images.tar")), image(release));

        String archive = "archive:" + folder.resolve("images.tar");
        assertThat(command.run("inspect", archive, "--json", "--mirror", server.mirror())).isZero();

        JsonNode found = new ObjectMapper().readTree(command.out()).path(0);
        assertThat(found.path("digest").asText()).isEqualTo(image(release).digest());
        JsonNode platform = found.path("platforms").path(0);
        assertThat(platform.path("platform").asText()).isEqualTo("linux/arm/v7");
        assertThat(platform.path("layers").path(0).path("origin").asText()).isEqualTo("release");
        assertThat(platform.path("release").path("checksum").asText()).isEqualTo("published");
    }

    @Test
    void anotherTarballThanThePublishedOneEndsWith1() throws Exception {
        publish(LayoutTarget.open(folder.resolve("images")), image(TestRelease.prometheus().with("more", new byte[9])));

        assertThat(command.run("inspect", "oci:" + folder.resolve("images"), "--mirror", server.mirror())).isEqualTo(1);

        assertThat(command.out()).contains("different: The layer is said to be prometheus-2.53.5.linux-armv7.tar.gz, but its"
                + " project publishes the SHA-256 " + release.sha256());
    }

    @Test
    void offlineAsksNobody() throws Exception {
        publish(LayoutTarget.open(folder.resolve("images")), image(release));

        assertThat(command.run("inspect", "oci:" + folder.resolve("images"), "--offline")).isZero();

        assertThat(command.out()).contains("not checked: Nobody was asked for the published checksum");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aDamagedLayerIsAnError() throws Exception {
        Image image = image(release);
        publish(LayoutTarget.open(folder.resolve("images")), image);
        Path layer = folder.resolve("images/blobs/sha256").resolve(release.sha256().hex());
        Files.write(layer, TestImages.damaged(image.layers().get(0).blob()).bytes());

        assertThat(command.run("inspect", "oci:" + folder.resolve("images"), "--offline")).isEqualTo(1);

        assertThat(command.err()).startsWith("error: The image " + image.id() + " cannot be read: The blob sha256:");
    }

    @Test
    void anImageInARegistryIsVerifiedWithoutItsLayers() throws Exception {
        try (RealRegistry registry = RealRegistry.withPassword(folder)) {
            logIn(registry.address(), "geoff:s3cret");
            ImageReference name = ImageReference.parse(registry.address() + "/shop/prometheus:2.53.5");
            push(image(release), name);

            assertThat(command.run("inspect", name.toString(), "--mirror", server.mirror())).isZero();

            assertThat(command.out().lines())
                    .contains("found      the repository " + registry.address() + "/shop/prometheus", "name       " + name)
                    .contains("layers     not read; who pulls them compares them with their digests")
                    .anyMatch(line -> line.startsWith("  checksum  verified: "));
        }
    }

    @Test
    void aRegistryThatDoesNotLetInIsOneSentence() throws Exception {
        try (RealRegistry registry = RealRegistry.withPassword(folder)) {
            command.with("DOCKER_HOST", "unix://" + folder.resolve("none.sock"));

            assertThat(command.run("inspect", registry.address() + "/shop/prometheus:1", "--offline")).isEqualTo(1);

            assertThat(command.err().lines()).singleElement().asString()
                    .startsWith("error: The image " + registry.address() + "/shop/prometheus:1 was found nowhere: ")
                    .contains(registry.address() + " wants a login", "none.sock");
        }
    }

    @Test
    void anImageOfAnEngineIsDescribed() throws Exception {
        try (FakeEngine engine = engineWith(image(release))) {
            command.with("DOCKER_HOST", engine.address());
            for (List<String> asked : List.of(
                    List.of("docker:" + NAME), List.of(NAME.toString(), "--docker", engine.address()), List.of(NAME.toString()))) {
                List<String> arguments = new ArrayList<>(List.of("inspect", "--mirror", server.mirror()));
                arguments.addAll(asked);
                assertThat(command.run(arguments.toArray(String[]::new))).as(command.err()).isZero();
            }
        }

        assertThat(command.out().lines())
                .filteredOn(line -> line.startsWith("found      the container engine at tcp://127.0.0.1:"))
                .hasSize(3);
        assertThat(command.out()).contains("digest     none", "not checked: The layer of the release lies here uncompressed");
    }

    @Test
    void jsonSaysWhereAnImageWasFound() throws Exception {
        try (FakeEngine engine = engineWith(image(release))) {
            assertThat(command.run("inspect", "docker:" + NAME, "--docker", engine.address(), "--json", "--offline")).isZero();

            JsonNode found = new ObjectMapper().readTree(command.out()).path(0);
            assertThat(found.path("place").asText()).isEqualTo("the container engine at " + engine.address() + " (Docker)");
            assertThat(found.path("layers").asText()).isEqualTo("compared");
            assertThat(found.has("digest")).isFalse();
        }
    }

    @Test
    void whatIsNoNameIsBadUsage() {
        assertThat(command.run("inspect", "Disk:x")).isEqualTo(2);
        assertThat(command.err()).startsWith("error: 'Disk:x' is not allowed; allowed: the name of an image, docker:NAME for one");
    }

    @Test
    void aLayoutLiesOnNoEngine() {
        assertThat(command.run("inspect", "oci:images", "--docker", "tcp://127.0.0.1:1")).isEqualTo(2);
        assertThat(command.err()).startsWith("error: --docker: oci:images lies on no container engine");
    }

    private void logIn(String registry, String login) throws Exception {
        Path docker = Files.createDirectories(folder.resolve(".docker"));
        String auth = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        Files.writeString(
                docker.resolve("config.json"), "{\"auths\": {\"" + registry + "\": {\"auth\": \"" + auth + "\"}}}");
    }

    private void push(Image image, ImageReference name) throws Exception {
        RegistryLogins logins = new RegistryLogins(List.of(), Map.of(), folder, BuildEvents.silent());
        RegistryAccess access =
                new RegistryAccess(HttpSettings.defaults(), folder.resolve("certs.d"), Set.of(), logins);
        RegistryClient client = new RegistryClient(access, Clock.systemUTC(), Pause.real(), BuildEvents.silent());
        RegistryTarget target = new RegistryTarget(client, List.of(name));
        target.store(image, List.of(name));
        target.publish(image, name);
    }

    /** One with Docker's classic store. */
    private static FakeEngine engineWith(Image image) throws Exception {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        new ArchiveWriter(ArchiveOptions.complete().inflate()).add(image, List.of(NAME)).writeTo(archive);
        return new FakeEngine()
                .speaking("1.24", "1.44")
                .answering("/info", 200, "{\"DriverStatus\": []}")
                .answering("/images/" + NAME + "/json", 200, "{\"Id\": \"" + image.id() + "\", \"RepoTags\": [\"" + NAME + "\"]}")
                .answering("/get", exchange -> {
                    exchange.sendResponseHeaders(200, archive.size());
                    archive.writeTo(exchange.getResponseBody());
                });
    }

    private static Image image(TestRelease release) throws Exception {
        byte[] tarball = release.tarball();
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(tarball)).readAllBytes();
        Layer layer = new Layer(Blob.of(tarball), Compression.GZIP, Sha256.of(plain), plain.length);
        Image image = TestImages.image(
                release.asset().platform(), "release", List.of(layer, TestImages.configLayer("ours")));
        return TestImages.withHistory(image, "ADD " + release.asset().fileName() + " /", "COPY root/ /");
    }

    private static void publish(ImageTarget target, Image image) throws Exception {
        try (target) {
            target.publish(image, NAME);
        }
    }
}
