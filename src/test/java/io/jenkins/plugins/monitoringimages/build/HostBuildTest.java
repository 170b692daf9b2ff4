package io.jenkins.plugins.monitoringimages.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.build.config.BuildMachine;
import io.jenkins.plugins.monitoringimages.cache.BlobCache;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import io.jenkins.plugins.monitoringimages.http.Authorization;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.release.MirrorPassword;
import io.jenkins.plugins.monitoringimages.spec.reader.SpecReader;
import io.jenkins.plugins.monitoringimages.testing.RecordingEvents;
import io.jenkins.plugins.monitoringimages.testing.ReleaseServer;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles for hosts, which need neither a container engine nor a registry. */
class HostBuildTest {

    private final ReleaseServer server = ReleaseServer.of(TestRelease.of("node_exporter", "1.9.1", "linux/arm/v7"));

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void isWrittenForEachPlatformWithTheNameOfItsRelease() throws Exception {
        List<Path> files = bundle("", BuildEnvironment.none());

        assertThat(files).containsExactly(directory.resolve("out/node_exporter-1.9.1.linux-armv7-host.tar.gz"));
        try (var written = Files.list(directory.resolve("out"))) {
            assertThat(written).containsExactlyElementsOf(files);
        }
    }

    @Test
    void isTheSameBytesEachTime() throws Exception {
        Sha256 first = Sha256.of(Files.readAllBytes(bundle("", BuildEnvironment.none()).get(0)));

        assertThat(Sha256.of(Files.readAllBytes(bundle("", BuildEnvironment.none()).get(0)))).isEqualTo(first);
    }

    @Test
    void logsInAtTheMirrorAsImagesDo() throws Exception {
        BuildEnvironment environment =
                new BuildEnvironment(Map.of(), Optional.empty(), Optional.of(new MirrorPassword("s3cret")), List.of());

        bundle("login: geoff, ", environment);

        assertThat(server.requests()).isNotEmpty().allSatisfy(request ->
                assertThat(request.header("Authorization")).isEqualTo(Authorization.basic("geoff:s3cret")));
    }

    @Test
    void refusesAComponentThatIsReleasedAsAnImage() {
        assertThatThrownBy(() -> build("component: grafana\nversion: 12.2.0\nimage: {tags: [unused]}\n", BuildEnvironment.none()))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("allowed in a bundle for a host: a component that is released as an archive");
    }

    private List<Path> bundle(String login, BuildEnvironment environment) throws Exception {
        return build("""
                component: node_exporter
                version: 1.9.1
                release: {%smirror: "%s"}
                image: {tags: [unused]}
                """.formatted(login, server.mirror("node_exporter")), environment);
    }

    private List<Path> build(String spec, BuildEnvironment environment) throws Exception {
        BuildService service = new BuildService(
                directory.resolve("cache"),
                BlobCache.DEFAULT_CAP,
                HttpSettings.defaults(),
                new BuildMachine("Linux", "amd64"),
                Clock.systemUTC());
        BuildSite site = new BuildSite(directory, Map.of(), DockerHost.of("tcp://127.0.0.1:1", Map.of()));
        return service.bundle(SpecReader.read(spec, Map.of()), environment, site, directory.resolve("out"), new RecordingEvents());
    }
}
