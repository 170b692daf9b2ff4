package io.jenkins.plugins.monitoringimages.oci.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Compression;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.oci.LayoutJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes images of manifests and configurations. */
final class ManifestReader {

    private static final int MOST_LAYERS = 1000;

    private final BlobSource blobs;

    ManifestReader(BlobSource blobs) {
        this.blobs = blobs;
    }

    /** @param platform that was said of it; counts for more than that of the configuration */
    Image image(Blob manifest, JsonNode platform) throws IOException, ImageException, InterruptedException {
        JsonNode json = LayoutJson.JSON.readTree(manifest.bytes());
        Sha256 configId = LayoutFiles.sha256(json.path("config").path("digest").asText(""));
        Blob config = blobs.config(configId).orElseThrow(() -> missing(configId));
        JsonNode configJson = LayoutJson.JSON.readTree(config.bytes());
        List<Sha256> diffIds = diffIds(configJson);
        JsonNode layers = json.path("layers");
        if (layers.size() != diffIds.size()) {
            throw new IOException("the manifest " + manifest.digest() + " has " + layers.size()
                    + " layers, and its configuration " + diffIds.size());
        }
        List<Layer> read = new ArrayList<>();
        for (int i = 0; i < diffIds.size(); i++) {
            Sha256 sha256 = LayoutFiles.sha256(layers.path(i).path("digest").asText(""));
            Blob blob = blobs.layer(sha256, Math.max(0, layers.path(i).path("size").asLong()))
                    .orElseThrow(() -> missing(sha256));
            Compression compression = compression(layers.path(i).path("mediaType").asText(""));
            read.add(new Layer(blob, compression, diffIds.get(i), compression == Compression.NONE ? blob.size() : -1));
        }
        return new Image(platform(platform, configJson), config, manifest, read);
    }

    private static IOException missing(Sha256 sha256) {
        return new IOException("it has no " + LayoutJson.path(sha256.digest()));
    }

    static List<Sha256> diffIds(JsonNode config) throws IOException {
        JsonNode ids = config.path("rootfs").path("diff_ids");
        if (!ids.isArray() || ids.size() > MOST_LAYERS) {
            throw new IOException("a configuration has no list of diff_ids, or one that is longer than any image has");
        }
        List<Sha256> diffIds = new ArrayList<>();
        for (JsonNode id : ids) {
            diffIds.add(LayoutFiles.sha256(id.asText("")));
        }
        return diffIds;
    }

    /** @throws IOException if it is none that can be built */
    static Platform platform(JsonNode said, JsonNode config) throws IOException {
        Optional<Platform> platform = platform(said).or(() -> platform(config));
        return platform.orElseThrow(() -> new IOException("it has an image for '" + config.path("os").asText("") + "/"
                + config.path("architecture").asText("") + "'; known are " + String.join(", ", Platform.names())));
    }

    /** The platform that a JSON object names, if it is one that can be built; 32-bit ARM without a variant is v7. */
    static Optional<Platform> platform(JsonNode named) {
        String architecture = named.path("architecture").asText("");
        String variant = named.path("variant").asText("");
        boolean arm = architecture.equals("arm");
        String shown = arm ? "/" + (variant.isEmpty() ? "v7" : variant) : "";
        try {
            return Optional.of(Platform.parse(named.path("os").asText("") + "/" + architecture + shown));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    private static Compression compression(String mediaType) throws IOException {
        if (mediaType.endsWith("gzip")) {
            return Compression.GZIP;
        }
        if (mediaType.endsWith("zstd")) {
            return Compression.ZSTD;
        }
        if (mediaType.endsWith(".tar")) {
            return Compression.NONE;
        }
        throw new IOException("a layer has the media type " + InvalidValueException.quote(mediaType)
                + "; known are tars, plain or with gzip or zstd");
    }
}
