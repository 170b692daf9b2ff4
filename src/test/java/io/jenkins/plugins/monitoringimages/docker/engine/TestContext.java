package io.jenkins.plugins.monitoringimages.docker.engine;

import io.jenkins.plugins.monitoringimages.image.BuildContext;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A build context of a Dockerfile and a few files, executable unless said otherwise. */
public final class TestContext implements BuildContext {

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, Integer> modes = new HashMap<>();

    public TestContext(String... dockerfile) {
        with("Dockerfile", (String.join("\n", dockerfile) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public TestContext with(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    public TestContext with(String name, byte[] content, int mode) {
        modes.put(name, mode);
        return with(name, content);
    }

    /** @param name with {@code /} at its end */
    public TestContext directory(String name) {
        return with(name, new byte[0]);
    }

    public TestContext with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
            entry.setMode((entry.isDirectory() ? 040000 : 0100000) | modes.getOrDefault(file.getKey(), 0755));
            entry.setSize(file.getValue().length);
            tar.putArchiveEntry(entry);
            tar.write(file.getValue());
            tar.closeArchiveEntry();
        }
        tar.finish();
    }
}
