package io.jenkins.plugins.monitoringimages.bundle;

import io.jenkins.plugins.monitoringimages.bundle.HostBundle.Release;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.FileEntry;
import io.jenkins.plugins.monitoringimages.testing.TestTar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Bundles whose program is a script, so that it runs everywhere. */
final class TestBundles {

    /** Prints the flags that it was started with. */
    static final String PROGRAM = "#!/bin/sh\necho \"version %s\" \"$@\"\n";

    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");

    private TestBundles() {}

    static Blob tarball(String version) {
        String root = root(version);
        return Blob.of(new TestTar()
                .directory(root)
                .file(root + "/node_exporter", PROGRAM.formatted(version).getBytes(StandardCharsets.UTF_8), 0755)
                .file(root + "/LICENSE", "the licence")
                .gzip());
    }

    static HostBundle nodeExporter(String version, String... ownFlags) {
        return new HostBundle(
                "node_exporter",
                "node_exporter",
                "https://github.com/prometheus/node_exporter",
                new Release(root(version) + ".tar.gz", root(version), tarball(version).sha256(), "linux-armv7"),
                List.of("node_exporter"),
                List.of(),
                List.of(ownFlags),
                List.of(),
                "",
                CREATED);
    }

    /** One with data, a configuration and flags. */
    static HostBundle withConfiguration(String version, String configuration) {
        HostBundle plain = nodeExporter(version);
        return new HostBundle(
                "pushing",
                "It's a 100% test \"service\"",
                plain.url(),
                plain.release(),
                plain.programs(),
                List.of("--config.file=/etc/pushing/config.yml", "--storage.path=/pushing/data", "--title=a $HOME 100% \"b\""),
                List.of("--web.listen-address=:9100", "--quiet"),
                List.of(FileEntry.file("/etc/pushing/config.yml", 0, configuration.getBytes(StandardCharsets.UTF_8))),
                "/pushing",
                CREATED);
    }

    static byte[] archive(HostBundle bundle, String version) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            BundleWriter.write(bundle, tarball(version), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String root(String version) {
        return "node_exporter-" + version + ".linux-armv7";
    }
}
