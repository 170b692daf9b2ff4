package io.jenkins.plugins.monitoringimages.oci.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageIndex;
import io.jenkins.plugins.monitoringimages.oci.LayoutJson;
import io.jenkins.plugins.monitoringimages.oci.MediaTypes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an OCI layout. */
final class LayoutReader {

    private static final int MOST_IMAGES = 1000;

    private final LayoutFiles files;
    private final ManifestReader manifests;

    LayoutReader(LayoutFiles files) {
        this.files = files;
        this.manifests = new ManifestReader(files);
    }

    /** What it holds, in its order; several names of one image together. */
    List<FoundImage> read() throws IOException {
        JsonNode entries = LayoutJson.JSON.readTree(files.small("index.json")).path("manifests");
        if (!entries.isArray() || entries.size() > MOST_IMAGES) {
            throw new IOException("index.json is no OCI index, or longer than any");
        }
        Map<String, JsonNode> byDigest = new LinkedHashMap<>();
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (JsonNode entry : entries) {
            String digest = entry.path("digest").asText();
            byDigest.putIfAbsent(digest, entry);
            List<String> of = names.computeIfAbsent(digest, any -> new ArrayList<>());
            LayoutJson.name(entry).ifPresent(of::add);
        }
        List<FoundImage> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : byDigest.entrySet()) {
            if (isImage(each.getValue())) {
                found.add(read(each.getValue(), names.get(each.getKey())));
            }
        }
        return found;
    }

    private FoundImage read(JsonNode entry, List<String> names) throws IOException {
        if (!isIndex(entry)) {
            return new FoundImage(names, Optional.empty(), List.of(manifests.image(entry)), true);
        }
        Blob json = files.smallBlob(entry.path("digest").asText());
        List<Image> images = new ArrayList<>();
        for (JsonNode each : LayoutJson.JSON.readTree(json.bytes()).path("manifests")) {
            if (images.size() < MOST_IMAGES && isThere(each)) {
                images.add(manifests.image(each));
            }
        }
        if (images.isEmpty()) {
            throw new IOException("the index " + json.digest() + " has no image that lies here and is for a known platform");
        }
        return new FoundImage(names, Optional.of(new ImageIndex(json, images)), images, true);
    }

    /** Attestations have the platform unknown/unknown; engines save an index with the platforms alone that they have. */
    private boolean isThere(JsonNode descriptor) throws IOException {
        boolean known = !descriptor.has("platform") || ManifestReader.platform(descriptor.path("platform")).isPresent();
        String path = LayoutJson.path(LayoutFiles.sha256(descriptor.path("digest").asText()).digest());
        return known && files.size(path).isPresent();
    }

    private static boolean isIndex(JsonNode descriptor) {
        String type = descriptor.path("mediaType").asText();
        return MediaTypes.isIndex(type);
    }

    /** Layouts may hold other things than images. */
    private static boolean isImage(JsonNode descriptor) {
        String type = descriptor.path("mediaType").asText();
        return isIndex(descriptor) || MediaTypes.isManifest(type) && !descriptor.hasNonNull("artifactType");
    }
}
