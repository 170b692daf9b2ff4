package io.jenkins.plugins.monitoringimages.docker;

import io.jenkins.plugins.monitoringimages.engine.image.BuildContext;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A build context of a Dockerfile and a few files, all of them executable. */
final class TestContext implements BuildContext {

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    TestContext(String... dockerfile) {
        with("Dockerfile", (String.join("\n", dockerfile) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    TestContext with(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    TestContext with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
            entry.setMode(0100755);
            entry.setSize(file.getValue().length);
            tar.putArchiveEntry(entry);
            tar.write(file.getValue());
            tar.closeArchiveEntry();
        }
        tar.finish();
    }
}
