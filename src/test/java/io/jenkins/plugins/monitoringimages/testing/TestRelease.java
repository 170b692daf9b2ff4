package io.jenkins.plugins.monitoringimages.testing;

import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.ConfigFile;
import io.jenkins.plugins.monitoringimages.component.catalog.ComponentCatalog;
import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A release laid out as the real ones are, small and made on the spot: a main program that only begins as one, further programs (shell scripts that
 * say their names), licence, notice, sample configuration and, for Prometheus before 3.0, consoles. The same release has the
 * same bytes whenever it is made.
 */
public final class TestRelease {

    private final ReleaseAsset asset;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private byte[] tarball;

    private TestRelease(ReleaseAsset asset) {
        this.asset = asset;
        Component component = asset.component();
        put("LICENSE", "A licence\n");
        put("NOTICE", "A notice\n");
        files.put(component.mainProgram(), TestElf.program(asset.platform().architecture(), "I am " + asset + "\n"));
        component.programs().keySet().stream()
                .skip(1)
                .forEach(tool -> put(tool, "#!/bin/sh\necho " + tool + " of " + asset + "\n"));
        component.config().flatMap(ConfigFile::sample).ifPresent(sample -> put(sample, "# the sample of " + asset + "\n"));
        if (component.id().equals("prometheus") && asset.version().major() < 3) {
            put("consoles/index.html.example", "<p>An index</p>\n");
            put("console_libraries/menu.lib", "A menu\n");
        }
    }

    /** @param platform an OCI name such as {@code linux/arm/v7} */
    public static TestRelease of(String componentId, String version, String platform) {
        return new TestRelease(new ReleaseAsset(
                ComponentCatalog.byId(componentId), ReleaseVersion.parse(version), Platform.parse(platform)));
    }

    /** Prometheus 2.53.5 for ARMv7. */
    public static TestRelease prometheus() {
        return of("prometheus", "2.53.5", "linux/arm/v7");
    }

    /** Adds a file below the root folder, or replaces one; the programs of the component are executable. */
    public TestRelease with(String name, byte[] content) {
        files.put(name, content.clone());
        tarball = null;
        return this;
    }

    public TestRelease without(String name) {
        files.remove(name);
        tarball = null;
        return this;
    }

    public ReleaseAsset asset() {
        return asset;
    }

    /** The files below the root folder, by name. */
    public Map<String, byte[]> files() {
        return Map.copyOf(files);
    }

    public byte[] tarball() {
        if (tarball == null) {
            TestTar tar = new TestTar().directory(asset.rootDirectory());
            files.forEach((name, content) -> tar.file(asset.rootDirectory() + "/" + name, content, mode(name)));
            tarball = tar.gzip();
        }
        return tarball.clone();
    }

    public Sha256 sha256() {
        return Sha256.of(tarball());
    }

    /** The line of {@code sha256sums.txt} for this tarball. */
    public String sumsLine() {
        return sha256() + "  " + asset.fileName() + "\n";
    }

    private int mode(String name) {
        return asset.component().programs().containsKey(name) ? 0755 : 0644;
    }

    private void put(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
