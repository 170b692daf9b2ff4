package io.jenkins.plugins.monitoringimages.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.ContainerConfig;
import io.jenkins.plugins.monitoringimages.build.BuildEnvironment;
import io.jenkins.plugins.monitoringimages.build.BuildReport;
import io.jenkins.plugins.monitoringimages.build.BuildService;
import io.jenkins.plugins.monitoringimages.build.ImageReport;
import io.jenkins.plugins.monitoringimages.build.ReleaseImages;
import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.BuildRequest;
import io.jenkins.plugins.monitoringimages.image.BuiltImage;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.spec.SpecReader;
import io.jenkins.plugins.monitoringimages.testing.ReleaseServer;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
    Path cache;

    private Connection connection;
    private List<String> keptBefore;
    private BuildReport lastReport;

    @BeforeEach
    void connect() throws Exception {
        connection = Connection.open(TestEngine.host());
        keptBefore = new Images(connection).tagsOf(ReleaseImages.REPOSITORY);
    }

    @AfterEach
    void removeImages() throws Exception {
        if (connection != null) {
            Images images = new Images(connection);
            images.remove(name);
            for (String tag : images.tagsOf(ReleaseImages.REPOSITORY)) {
                if (!keptBefore.contains(tag)) {
                    images.remove(tag);
                }
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
        TestRelease release = TestRelease.of(component, version, "linux/arm/v7")
                .with("NOTICE", name.getBytes(StandardCharsets.UTF_8));
        String baseName = base.equals("scratch") ? base : armBase();
        String rest = component.equals("prometheus") ? "config: {ruleFiles: [rules/a/first.yml]}\n" : "";
        String spec = "component: " + component + "\nversion: " + version + "\nsmokeTest: off\nimage: {tags: [" + name
                + "], base: '" + baseName + "', flags: [--a=\"b\\ $c], labels: {yard: \"b'ack $x\"}}\n" + rest;

        try (ReleaseServer server = ReleaseServer.of(release);
                DockerImageBuilder builder = TestEngine.connect()) {
            ImageReport cold = build(spec, server, component);
            ImageReport changed = build(spec.replace("yard", "garden"), server, component);

            for (ImageReport report : List.of(cold, changed)) {
                BuiltImage reference = builder.build(
                        new BuildRequest(ARMV7, base.equals("scratch") ? null : ImageReference.parse(baseName),
                                context(release, report), Map.of()),
                        BuildEvents.silent());
                assertThat(settings(report.image().id())).isEqualTo(settings(reference.id()));
                assertThat(files(report.image().id())).isEqualTo(files(reference.id()));
                builder.discard(reference.id());
            }
            new Images(connection).remove(cold.image().id());
        }
    }

    private ImageReport build(String spec, ReleaseServer server, String component) throws Exception {
        BuildService machine =
                new BuildService(cache, 1L << 30, HttpSettings.defaults(), "riscv64", Clock.systemUTC());
        lastReport = machine.build(
                SpecReader.read(spec, Map.of("release.mirror", server.mirror(component))),
                BuildEnvironment.none(),
                TestEngine.host(),
                path -> RULES.getBytes(StandardCharsets.UTF_8),
                BuildEvents.silent());
        assertThat(lastReport.failures()).isEmpty();
        return lastReport.images().get(0);
    }

    /** As somebody would lay it out who has the Dockerfile, the release's files and the configuration. */
    private TestContext context(TestRelease release, ImageReport report) {
        TestContext context = new TestContext(report.dockerfile().split("\n")).directory("state/");
        release.files().forEach((file, content) -> {
            boolean program = release.asset().component().programs().contains(file);
            boolean sample = release.asset().component().config().map(c -> c.releaseName().equals(file)).orElse(false);
            if (program) {
                context.with("bin/" + file, content);
            } else if (!sample) {
                context.with("share/" + file, content, 0644);
            } else if (lastReport.config().isEmpty()) {
                String path = release.asset().component().config().orElseThrow().imagePath();
                context.with("config" + path.substring(path.lastIndexOf('/')), content, 0644);
            }
        });
        if (!lastReport.config().isEmpty()) {
            context.with("config/" + lastReport.configName(), lastReport.config().getBytes(StandardCharsets.UTF_8), 0644);
            context.with("config/rules/a/first.yml", RULES.getBytes(StandardCharsets.UTF_8), 0644);
        }
        return context;
    }

    private Map<String, Object> settings(String id) {
        InspectImageResponse image = connection.client().inspectImageCmd(id).exec();
        ContainerConfig config = image.getConfig();
        Map<String, Object> settings = new TreeMap<>();
        settings.put("platform", image.getOs() + "/" + image.getArch() + "/" + image.getRawValues().get("Variant"));
        settings.put("entrypoint", list(config.getEntrypoint()));
        settings.put("cmd", list(config.getCmd()));
        settings.put("env", list(config.getEnv()));
        settings.put("user", config.getUser());
        settings.put("workdir", config.getWorkingDir());
        settings.put("ports", list(config.getExposedPorts()));
        settings.put("volumes", config.getVolumes() == null ? List.of() : List.copyOf(config.getVolumes().keySet()));
        settings.put("labels", config.getLabels());
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
