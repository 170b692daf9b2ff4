package io.jenkins.plugins.monitoringimages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Compression;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.image.TestImages;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.oci.store.ArchiveTarget;
import io.jenkins.plugins.monitoringimages.oci.store.LayoutTarget;
import io.jenkins.plugins.monitoringimages.testing.ReleaseServer;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    void whatIsNeitherLayoutNorArchiveIsBadUsage() {
        assertThat(command.run("inspect", "disk:x")).isEqualTo(2);
        assertThat(command.err()).startsWith("error: 'disk:x' is not allowed; allowed: oci:DIR for an OCI layout");
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
