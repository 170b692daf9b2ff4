package io.jenkins.plugins.monitoringimages.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.monitoringimages.image.BaseImage;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Compression;
import io.jenkins.plugins.monitoringimages.image.ContainerConfig;
import io.jenkins.plugins.monitoringimages.image.FileEntry;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.ImageSpec;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.image.ReleaseLayer;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.Port;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import io.jenkins.plugins.monitoringimages.testing.TestTar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

/** What an image is in bytes. */
class ImageAssemblerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Platform ARMV7 = Platform.parse("linux/arm/v7");
    private static final Instant CREATED = Instant.parse("2024-05-06T07:08:09Z");
    private static final Sha256 BASE_DIGEST = Sha256.of("base".getBytes(StandardCharsets.UTF_8));
    private static final LayerNotes NO_NOTES = new LayerNotes() {
        @Override
        public Optional<String> find(Sha256 diffId) {
            return Optional.empty();
        }

        @Override
        public void keep(Sha256 diffId, String text) {}
    };

    private final ImageAssembler assembler = new ImageAssembler(NO_NOTES);

    @Test
    void releaseTarballIsALayerAsItIs() throws Exception {
        Image image = assembler.assemble(spec(Optional.empty()), Optional.empty());

        Layer release = image.layers().get(0);
        assertThat(release.blob().sha256()).isEqualTo(TestRelease.prometheus().sha256());
        JsonNode layer = json(image.manifest()).path("layers").get(0);
        assertThat(layer.path("digest").asText()).isEqualTo("sha256:" + TestRelease.prometheus().sha256());
        assertThat(layer.path("mediaType").asText()).isEqualTo("application/vnd.oci.image.layer.v1.tar+gzip");
    }

    @Test
    void sameDescriptionHasTheSameDigestWhereverItIsMade() throws Exception {
        Image image = assembler.assemble(spec(Optional.empty()), Optional.empty());

        assertThat(image.layers().get(1).diffId().digest())
                .isEqualTo("sha256:69ca89432afe743bb7b5d84df8a8bdbe0461fdf99fd79093c63e23cac918f27f");
        assertThat(json(image.config()).path("config").toString())
                .isEqualTo("{\"User\":\"65534:65534\",\"ExposedPorts\":{\"9090/tcp\":{},\"9125/udp\":{}},"
                        + "\"Env\":[\"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\"],"
                        + "\"Entrypoint\":[\"/bin/prometheus\"],\"Cmd\":[\"--a\"],\"Volumes\":{\"/prometheus\":{}},"
                        + "\"WorkingDir\":\"/prometheus\",\"Labels\":{\"a\":\"b\"}}");
    }

    @Test
    void configurationNamesPlatformTimeAndLayers() throws Exception {
        JsonNode config = json(assembler.assemble(spec(Optional.empty()), Optional.empty()).config());

        assertThat(config.path("created").asText()).isEqualTo("2024-05-06T07:08:09Z");
        assertThat(config.path("architecture").asText()).isEqualTo("arm");
        assertThat(config.path("variant").asText()).isEqualTo("v7");
        assertThat(config.path("rootfs").path("diff_ids")).hasSize(2);
        assertThat(config.path("history")).hasSize(2);
    }

    @Test
    void directoriesOnTheWayAreWrittenAsTheBaseHasThem() throws Exception {
        BaseImage base = base(new TestTar()
                .directory("etc")
                .entry("srv/", (byte) '5', new byte[0], e -> {
                    e.setMode(041777);
                    e.setUserId(7);
                }), "{}");

        Image image = assembler.assemble(spec(Optional.of(base), FileEntry.file("/srv/a/b", 0, new byte[1])), Optional.of(base));

        assertThat(entries(image.layers().get(2))).containsExactly("1777 7 srv/", "755 0 srv/a/", "644 0 srv/a/b");
    }

    @Test
    void fileBelowALinkOfTheBaseGoesWhereItLeads() throws Exception {
        BaseImage base = base(new TestTar().directory("usr").directory("usr/bin").symbolicLink("bin", "usr/bin"), "{}");

        Image image = assembler.assemble(
                spec(Optional.of(base), FileEntry.link("/bin/prometheus", 0, "/p/prometheus")), Optional.of(base));

        assertThat(entries(image.layers().get(2))).containsExactly("755 0 usr/", "755 0 usr/bin/", "777 0 usr/bin/prometheus");
    }

    @Test
    void whatDockerWouldInheritFromTheBaseIsInherited() throws Exception {
        BaseImage base = base(new TestTar().directory("etc"),
                """
                {"Env": ["PATH=/x", "A=1"], "Labels": {"a": "base", "c": "d"}, "ExposedPorts": {"80/tcp": {}},
                 "Volumes": {"/v": {}}, "Cmd": ["sh"], "StopSignal": "SIGINT", "Healthcheck": {"Test": ["NONE"]},
                 "Shell": ["/bin/ash"], "User": "root"}
                """);

        JsonNode config =
                json(assembler.assemble(spec(Optional.of(base)), Optional.of(base)).config()).path("config");

        assertThat(config.path("Env")).extracting(JsonNode::asText).containsExactly("PATH=/x", "A=1");
        assertThat(config.path("ExposedPorts").properties()).extracting(Map.Entry::getKey).containsExactly("80/tcp", "9090/tcp", "9125/udp");
        assertThat(config.path("Volumes").properties()).extracting(Map.Entry::getKey).containsExactly("/prometheus", "/v");
        assertThat(config.path("Labels").path("a").asText()).isEqualTo("b");
        assertThat(config.path("Labels").path("c").asText()).isEqualTo("d");
        assertThat(config.path("Cmd")).extracting(JsonNode::asText).containsExactly("--a");
        assertThat(config.path("StopSignal").asText()).isEqualTo("SIGINT");
        assertThat(config.path("Healthcheck").path("Test")).hasSize(1);
        assertThat(config.path("Shell")).hasSize(1);
        assertThat(config.path("User").asText()).isEqualTo("65534:65534");
    }

    @Test
    void baseThatWantsToRunSomethingWhenItIsBuiltUponIsRefused() {
        BaseImage base = base(new TestTar().directory("etc"), "{\"OnBuild\": [\"RUN id\"]}");

        assertThatThrownBy(() -> assembler.assemble(spec(Optional.of(base)), Optional.of(base)))
                .isInstanceOf(ImageException.class)
                .hasMessage("The base image tiny:1 has ONBUILD instructions, which only a container engine can run; say"
                        + " image.build: dockerfile, or take another base");
    }

    @Test
    void baseWithALayerThatCannotBeReadIsNamed() {
        BaseImage good = base(new TestTar().directory("etc"), "{}");
        Layer zstd = new Layer(good.layers().get(0).blob(), Compression.ZSTD, good.layers().get(0).diffId(), 9);
        BaseImage base = new BaseImage(good.name(), ARMV7, good.digest(), good.config(), List.of(zstd));

        assertThatThrownBy(() -> assembler.assemble(spec(Optional.of(base)), Optional.of(base)))
                .hasMessageStartingWith("The base image tiny:1 cannot be built upon: The layer sha256:")
                .hasMessageContaining("zstd");
    }

    @Test
    void indexNamesEachPlatformWithItsVariant() throws Exception {
        Image image = assembler.assemble(spec(Optional.empty()), Optional.empty());

        JsonNode index = json(ImageAssembler.index(List.of(image)).json());

        assertThat(index.path("mediaType").asText()).isEqualTo("application/vnd.oci.image.index.v1+json");
        assertThat(index.path("manifests").get(0).path("digest").asText()).isEqualTo(image.digest());
        assertThat(index.path("manifests").get(0).path("platform").toString())
                .isEqualTo("{\"architecture\":\"arm\",\"os\":\"linux\",\"variant\":\"v7\"}");
    }

    private static ImageSpec spec(Optional<BaseImage> base, FileEntry... files) {
        TestRelease release = TestRelease.prometheus();
        byte[] tarball = release.tarball();
        Layer layer = new Layer(Blob.of(tarball), Compression.GZIP, Sha256.of("tar".getBytes(StandardCharsets.UTF_8)), 100);
        List<FileEntry> entries = files.length > 0
                ? List.of(files)
                : List.of(
                        FileEntry.link("/bin/prometheus", 0, "/" + release.asset().rootDirectory() + "/prometheus"),
                        FileEntry.directory("/prometheus", 65534),
                        FileEntry.directory("/etc/prometheus", 65534),
                        FileEntry.file("/etc/prometheus/prometheus.yml", 65534, "global: {}\n".getBytes(StandardCharsets.UTF_8)));
        return new ImageSpec(
                ARMV7,
                base.map(BaseImage::name),
                Optional.of(new ReleaseLayer(release.asset().fileName(), Optional.of(layer))),
                entries,
                new ContainerConfig(List.of("/bin/prometheus"), List.of("--a"), "65534:65534", "/prometheus", Map.of(),
                        List.of(Port.tcp(9090), new Port(9125, true)), List.of("/prometheus"), Map.of("a", "b")),
                CREATED);
    }

    private static BaseImage base(TestTar tar, String config) {
        return new BaseImage(
                ImageReference.parse("tiny:1"), ARMV7, Optional.of(BASE_DIGEST), Blob.of("{\"config\": " + config + "}"),
                List.of(Layer.uncompressed(Blob.of(tar.bytes()))));
    }

    private static List<String> entries(Layer layer) throws IOException {
        List<String> entries = new ArrayList<>();
        try (InputStream in = layer.openInflated();
                TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
                entries.add(Integer.toOctalString(e.getMode() & 07777) + " " + e.getLongUserId() + " " + e.getName());
            }
        }
        return entries;
    }

    private static JsonNode json(Blob blob) throws IOException {
        return JSON.readTree(blob.bytes());
    }
}
