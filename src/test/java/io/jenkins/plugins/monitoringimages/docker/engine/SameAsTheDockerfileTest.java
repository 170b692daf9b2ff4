package io.jenkins.plugins.monitoringimages.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.ContainerConfig;
import io.jenkins.plugins.monitoringimages.build.BuildEnvironment;
import io.jenkins.plugins.monitoringimages.build.BuildService;
import io.jenkins.plugins.monitoringimages.build.BuildSite;
import io.jenkins.plugins.monitoringimages.build.config.BuildMachine;
import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.images.Images;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.spec.reader.SpecReader;
import io.jenkins.plugins.monitoringimages.testing.ReleaseServer;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However an image was made, it is what the container engine makes of its Dockerfile, without any cache. */
class SameAsTheDockerfileTest {

    private static final Platform ARMV7 = Platform.parse("linux/arm/v7");
    private static final String RULES = "groups: []\n";

    private final String name = "same-" + UUID.randomUUID();

    @TempDir
    Path directory;

    private Connection connection;

    @BeforeEach
    void connect() throws Exception {
        connection = TestEngine.open();
    }

    @AfterEach
    void removeImages() throws Exception {
        if (connection != null) {
            for (String tag : List.of(name + ":assembled", name + ":built")) {
                new Images(connection).remove(tag);
            }
            connection.close();
        }
    }

    @ParameterizedTest(name = "{0} {1} on {2}")
    @CsvSource({
        "prometheus, 2.53.5, scratch", "prometheus, 2.53.5, base", "prometheus, 3.5.0, base", "alertmanager, 0.28.1, base",
        "alertmanager, 0.28.1, scratch", "node_exporter, 1.9.1, base", "blackbox_exporter, 0.27.0, scratch",
        "pushgateway, 1.11.1, base"
    })
    void inFilesAndSettings(String component, String version, String base) throws Exception {
        String baseName = base.equals("scratch") ? base : armBase();
        Files.createDirectories(directory.resolve("rules/a"));
        Files.writeString(directory.resolve("rules/a/first.yml"), RULES);
        Files.createDirectories(directory.resolve("tls"));
        Files.writeString(directory.resolve("tls/a b.crt"), "a certificate");
        String files = "files: [{from: tls/*, to: /opt/tls files/more/}, {from: tls/a b.crt, to: /etc/ssl/a.crt}, "
                + "{from: tls/a b.crt, to: /etc/prometheus/deep/er/a.crt},"
                + "{from: tls/a b.crt, to: /opt/tls files/z.crt}, {from: tls/a b.crt, to: /opt/tls files/a/b/}]\n";
        String rest = component.equals("prometheus") ? "config: {ruleFiles: [rules/a/first.yml]}\n" : "";
        String spec = "component: " + component + "\nversion: " + version + "\nsmokeTest: off\nimage: {tags: [" + name
                + ":assembled], base: '" + baseName + "', flags: [--a=\"b\\ $c], labels: {yard: \"b'ack $x\"}}\n" + files + rest;

        try (ReleaseServer server = ReleaseServer.of(TestRelease.of(component, version, "linux/arm/v7"))) {
            String assembled = build(spec, server.mirror(component));
            String built = build(
                    spec.replace("tags: [", "build: dockerfile, tags: [").replace(":assembled", ":built"),
                    server.mirror(component));

            assertThat(settings(assembled)).isEqualTo(settings(built));
            assertThat(files(assembled)).isEqualTo(files(built));
        }
    }

    private String build(String spec, String mirror) throws Exception {
        BuildService service =
                new BuildService(
                        directory.resolve("cache"),
                        1L << 30,
                        HttpSettings.defaults(),
                        new BuildMachine("Linux", "none"),
                        Clock.systemUTC());
        BuildReport report = service.build(
                SpecReader.read(spec, Map.of("release.mirror", mirror)),
                BuildEnvironment.none(),
                new BuildSite(directory, Map.of(), TestEngine.host()),
                BuildEvents.silent());
        assertThat(report.failures()).isEmpty();
        return report.images().get(0).image().id();
    }

    private Map<String, Object> settings(String id) {
        InspectImageResponse image = connection.client().inspectImageCmd(id).exec();
        ContainerConfig config = image.getConfig();
        Map<String, Object> settings = new TreeMap<>();
        // A builder whose results are committed to the containerd image store drops the variant.
        settings.put("platform", Images.Description.of(image).platform());
        settings.put("entrypoint", list(config.getEntrypoint()));
        settings.put("cmd", list(config.getCmd()));
        settings.put("env", list(config.getEnv()));
        settings.put("user", config.getUser());
        // Podman's builder writes down the default, and Podman says nothing of none.
        String workdir = config.getWorkingDir() == null ? "" : config.getWorkingDir();
        settings.put("workdir", workdir.equals("/") ? "" : workdir);
        settings.put("ports", list(config.getExposedPorts()));
        settings.put("volumes", config.getVolumes() == null ? List.of() : List.copyOf(config.getVolumes().keySet()));
        Map<String, String> labels = new TreeMap<>(config.getLabels());
        // Podman's builder names itself.
        labels.remove("io.buildah.version");
        settings.put("labels", labels);
        settings.put("hostname", config.getHostName() == null ? "" : config.getHostName());
        return settings;
    }

    private static List<Object> list(Object[] values) {
        return values == null ? List.of() : Arrays.asList(values);
    }

    /** All files of an image, layer upon layer: owner, mode, size, checksum, and the time of a file that was put there. */
    private List<String> files(String id) throws IOException {
        String container = connection.client().createContainerCmd(id).withPlatform(ARMV7.toString()).exec().getId();
        try (InputStream answer = connection.client().copyArchiveFromContainerCmd(container, "/").exec();
                TarArchiveInputStream tar = new TarArchiveInputStream(answer)) {
            List<String> files = new ArrayList<>();
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.add(entry.getName() + " " + Integer.toOctalString(entry.getMode()) + " " + entry.getLongUserId() + ":"
                        + entry.getLongGroupId() + " " + entry.getLinkName() + " " + entry.getSize() + " "
                        + (entry.isFile() ? Sha256.of(tar.readAllBytes()) : ""));
            }
            files.sort(null);
            return files;
        } finally {
            connection.client().removeContainerCmd(container).withForce(true).withRemoveVolumes(true).exec();
        }
    }

    private static String armBase() {
        String base = System.getenv("MONITORING_IMAGES_TEST_BASE");
        assumeTrue(base != null && !base.isBlank(), "MONITORING_IMAGES_TEST_BASE names no base image for ARMv7");
        return base;
    }
}
