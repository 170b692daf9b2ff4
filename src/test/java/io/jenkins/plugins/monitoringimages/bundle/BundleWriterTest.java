package io.jenkins.plugins.monitoringimages.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.testing.Golden;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleWriterTest {

    private final HostBundle bundle = TestBundles.withConfiguration("1.5.0", "modules: {}\n");

    @Test
    void holdsTheReleaseAsItWasPublishedTheUnitAndTheScripts() throws IOException {
        List<String> entries = new ArrayList<>();
        byte[] release = {};
        try (TarArchiveInputStream tar = tar(TestBundles.archive(bundle, "1.5.0"))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.add("%o %s".formatted(entry.getMode() & 07777, entry.getName()));
                release = entry.getName().endsWith(".tar.gz") ? tar.readAllBytes() : release;
            }
        }

        String root = "node_exporter-1.5.0.linux-armv7-host/";
        assertThat(entries).containsExactly(
                "755 " + root,
                "755 " + root + "install.sh",
                "755 " + root + "uninstall.sh",
                "644 " + root + "pushing.service",
                "644 " + root + "pushing.default",
                "644 " + root + "node_exporter-1.5.0.linux-armv7.tar.gz",
                "755 " + root + "files/",
                "755 " + root + "files/etc/",
                "755 " + root + "files/etc/pushing/",
                "644 " + root + "files/etc/pushing/config.yml");
        assertThat(Sha256.of(release)).isEqualTo(bundle.release().sha256());
    }

    @Test
    void isTheSameBytesForTheSameInput() {
        assertThat(Sha256.of(TestBundles.archive(bundle, "1.5.0")))
                .isEqualTo(Sha256.of(TestBundles.archive(TestBundles.withConfiguration("1.5.0", "modules: {}\n"), "1.5.0")));
    }

    @Test
    void hasTheNameOfTheRelease() {
        assertThat(bundle.fileName()).isEqualTo("node_exporter-1.5.0.linux-armv7-host.tar.gz");
    }

    @Test
    void theUnitRunsTheProgramAsAUserOfItsOwn() {
        assertThat(SystemdUnit.of(TestBundles.nodeExporter("1.5.0"))).isEqualTo(Golden.text(getClass(), "node_exporter.service"));
    }

    @Test
    void theUnitKeepsDataWhereTheHostKeepsThemAndReplacesNothingInFlags() {
        assertThat(SystemdUnit.of(bundle)).contains(
                "Description=It's a 100%% test \"service\"\n",
                "ExecStart=/usr/local/bin/node_exporter --config.file=/etc/pushing/config.yml --storage.path=/var/lib/pushing/data"
                        + " \"--title=a $$HOME 100%% \\\"b\\\"\" $ARGS\n",
                "ExecReload=/bin/kill -HUP $MAINPID\n",
                "StateDirectory=pushing\n",
                "WorkingDirectory=/var/lib/pushing\n");
    }

    @Test
    void theUsersFlagsLieInTheEnvironmentFile() {
        assertThat(EnvironmentFile.of(bundle)).endsWith("\nARGS=--web.listen-address=:9100 --quiet\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--a b", "--a='b'", "--a=\"b\"", "--a=\\b", "--a\nb", ""})
    void refusesAFlagThatTheEnvironmentFileCannotHold(String flag) {
        assertThatThrownBy(() -> TestBundles.nodeExporter("1.5.0", flag))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("a flag without blanks, quotes and backslashes");
    }

    private static TarArchiveInputStream tar(byte[] archive) throws IOException {
        return new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)), "UTF-8");
    }
}
