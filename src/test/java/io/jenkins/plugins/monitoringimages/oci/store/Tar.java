package io.jenkins.plugins.monitoringimages.oci.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.monitoringimages.oci.LayoutJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The files of a tar, read by a library, in their order. */
record Tar(Map<String, byte[]> files) {

    static Tar of(byte[] bytes) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    files.put(entry.getName(), tar.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Tar(files);
    }

    List<String> names() {
        return new ArrayList<>(files.keySet());
    }

    byte[] blob(String digest) {
        return files.get(LayoutJson.path(digest));
    }

    JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(files.get(name));
    }

    JsonNode blobJson(String digest) throws IOException {
        return json(LayoutJson.path(digest));
    }
}
