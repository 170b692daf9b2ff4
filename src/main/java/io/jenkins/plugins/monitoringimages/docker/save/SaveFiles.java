package io.jenkins.plugins.monitoringimages.docker.save;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.monitoringimages.docker.save.SavedImage.SavedLayer;
import io.jenkins.plugins.monitoringimages.docker.images.PlatformName;
import io.jenkins.plugins.monitoringimages.image.Compression;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The entries of a {@code save}: the small files with their content, and how large the others are. */
public final class SaveFiles {

    private static final int SMALL = 1 << 20;
    private static final int MOST = 32 << 20;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, byte[]> small = new HashMap<>();
    private final Map<String, Long> sizes = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();

    private SaveFiles() {}

    /** Reads a save to its end. */
    public static SaveFiles read(InputStream in) throws IOException {
        SaveFiles files = new SaveFiles();
        TarArchiveInputStream tar = new TarArchiveInputStream(in);
        int kept = 0;
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            String name = entry.getName();
            if (entry.isSymbolicLink() || entry.isLink()) {
                files.links.put(name, target(name, entry));
            } else if (entry.isFile()) {
                files.sizes.put(name, entry.getSize());
                if (entry.getSize() <= SMALL && kept + entry.getSize() <= MOST) {
                    byte[] content = tar.readAllBytes();
                    kept += content.length;
                    files.small.put(name, content);
                }
            }
        }
        return files;
    }

    /** By the manifest of {@code docker save}, which every engine writes; layers lie there uncompressed. */
    public SavedImage uncompressed() throws IOException {
        JsonNode manifest = json("manifest.json").path(0);
        byte[] config = content(manifest.path("Config").asText(""));
        List<Sha256> diffIds = SavedImage.diffIds(MAPPER.readTree(config));
        if (diffIds.size() != manifest.path("Layers").size()) {
            throw new IOException("the saved image has another number of layers than its configuration names");
        }
        List<SavedLayer> layers = new ArrayList<>();
        for (Sha256 diffId : diffIds) {
            String entry = manifest.path("Layers").path(layers.size()).asText("");
            String file = links.getOrDefault(entry, entry);
            layers.add(new SavedLayer(file, diffId, size(file), Compression.NONE, diffId));
        }
        return new SavedImage(new String(config, StandardCharsets.UTF_8), "", layers);
    }

    /** By the OCI manifest for a platform: everything as it was pulled. */
    public SavedImage asStored(Platform platform) throws IOException {
        byte[] stored = content(manifest(json("index.json"), platform));
        JsonNode manifest = MAPPER.readTree(stored);
        byte[] config = content(path(manifest.path("config").path("digest").asText("")));
        List<Sha256> diffIds = SavedImage.diffIds(MAPPER.readTree(config));
        if (diffIds.size() != manifest.path("layers").size()) {
            throw new IOException("the saved image has another number of layers than its configuration names");
        }
        List<SavedLayer> layers = new ArrayList<>();
        for (JsonNode layer : manifest.path("layers")) {
            Sha256 digest = new Sha256(layer.path("digest").asText(""));
            layers.add(new SavedLayer(
                    path(digest.digest()),
                    digest,
                    layer.path("size").asLong(),
                    compression(layer.path("mediaType").asText("")),
                    diffIds.get(layers.size())));
        }
        return new SavedImage(
                new String(config, StandardCharsets.UTF_8), new String(stored, StandardCharsets.UTF_8), layers);
    }

    /** The name of the file with it. */
    private String manifest(JsonNode index, Platform platform) throws IOException {
        for (JsonNode each : index.path("manifests")) {
            String file = path(each.path("digest").asText(""));
            if (small.containsKey(file)) {
                JsonNode found = json(file);
                boolean fits = !each.has("platform") || PlatformName.is(each.path("platform"), platform);
                if (found.has("layers") && fits) {
                    return file;
                }
                if (found.has("manifests")) {
                    return manifest(found, platform);
                }
            }
        }
        throw new IOException("the saved image has no manifest for " + platform);
    }

    private static Compression compression(String mediaType) {
        if (mediaType.endsWith("gzip")) {
            return Compression.GZIP;
        }
        return mediaType.endsWith("zstd") ? Compression.ZSTD : Compression.NONE;
    }

    private static String path(String digest) {
        return "blobs/" + digest.replace(':', '/');
    }

    private static String target(String name, TarArchiveEntry link) {
        Path parent = link.isLink() ? null : Path.of(name).getParent();
        Path target = parent == null ? Path.of(link.getLinkName()) : parent.resolve(link.getLinkName());
        return target.normalize().toString();
    }

    private JsonNode json(String name) throws IOException {
        return MAPPER.readTree(content(name));
    }

    private byte[] content(String name) throws IOException {
        byte[] found = small.get(links.getOrDefault(name, name));
        if (found == null) {
            throw new IOException("the saved image lacks " + name);
        }
        return found;
    }

    private long size(String name) throws IOException {
        Long size = sizes.get(name);
        if (size == null) {
            throw new IOException("the saved image lacks " + name);
        }
        return size;
    }
}
