package io.jenkins.plugins.monitoringimages.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Compression;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.testing.TestTar;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where paths lead in a base image. */
class BaseTreeTest {

    private static final LayerNotes NONE = new LayerNotes() {
        @Override
        public Optional<String> find(Sha256 diffId) {
            return Optional.empty();
        }

        @Override
        public void keep(Sha256 diffId, String text) {}
    };

    @ParameterizedTest
    @CsvSource({
        "/bin, /usr/bin", "/bin/sh, /usr/bin/sh", "/lib/x, /usr/lib/x", "/loop/../etc, /etc", "/a, /usr/bin", "/etc/none/x, /etc/none/x",
        "/up, /usr"
    })
    void followsEveryLinkOnTheWay(String path, String leadsTo) throws IOException {
        BaseTree tree = tree(new TestTar()
                .directory("etc")
                .directory("usr")
                .directory("usr/bin")
                .symbolicLink("bin", "usr/bin")
                .symbolicLink("lib", "/usr/lib")
                .symbolicLink("a", "b")
                .symbolicLink("b", "./bin")
                .symbolicLink("up", "usr/bin/..")
                .symbolicLink("loop", "usr"));

        assertThat(tree.resolve(path)).isEqualTo(leadsTo);
    }

    @Test
    void refusesLinksThatGoInCircles() throws IOException {
        BaseTree tree = tree(new TestTar().symbolicLink("a", "b").symbolicLink("b", "a"));

        assertThatThrownBy(() -> tree.resolve("/a/file")).hasMessageContaining("circles");
    }

    @Test
    void lastLayerWins() throws IOException {
        BaseTree tree = tree(
                new TestTar().symbolicLink("bin", "usr/bin").directory("data"),
                new TestTar().directory("bin").symbolicLink("data", "srv"));

        assertThat(tree.resolve("/bin/sh")).isEqualTo("/bin/sh");
        assertThat(tree.resolve("/data/x")).isEqualTo("/srv/x");
    }

    @Test
    void whatALayerDeletesIsGone() throws IOException {
        BaseTree tree = tree(
                new TestTar().symbolicLink("bin", "usr/bin").directory("opt").symbolicLink("opt/tool", "/srv"),
                new TestTar().file(".wh.bin", "").file("opt/.wh..wh..opq", ""));

        assertThat(tree.resolve("/bin/sh")).isEqualTo("/bin/sh");
        assertThat(tree.resolve("/opt/tool/x")).isEqualTo("/opt/tool/x");
        assertThat(tree.directory("/opt")).isPresent();
    }

    @Test
    void remembersALayerAndReadsItNoMore() throws IOException {
        Map<Sha256, String> kept = new HashMap<>();
        LayerNotes notes = new LayerNotes() {
            @Override
            public Optional<String> find(Sha256 diffId) {
                return Optional.ofNullable(kept.get(diffId));
            }

            @Override
            public void keep(Sha256 diffId, String text) {
                kept.put(diffId, text);
            }
        };
        Layer layer = layer(new TestTar().symbolicLink("odd\tname", "with\nbreak\\").symbolicLink("bin", "usr/bin").directory("tmp"));
        BaseTree.of(List.of(layer), notes);
        Layer unreadable = new Layer(layer.blob(), Compression.ZSTD, layer.diffId(), -1);

        BaseTree tree = BaseTree.of(List.of(unreadable), notes);

        assertThat(tree.resolve("/bin/sh")).isEqualTo("/usr/bin/sh");
        assertThat(tree.resolve("/odd\tname")).isEqualTo("/with\nbreak\\");
        assertThat(tree.directory("/tmp")).isPresent();
    }

    private static BaseTree tree(TestTar... layers) throws IOException {
        return BaseTree.of(Arrays.stream(layers).map(BaseTreeTest::layer).toList(), NONE);
    }

    private static Layer layer(TestTar tar) {
        return Layer.uncompressed(Blob.of(tar.bytes()));
    }
}
