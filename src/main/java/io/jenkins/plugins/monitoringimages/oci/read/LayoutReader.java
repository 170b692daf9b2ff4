package io.jenkins.plugins.monitoringimages.oci.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.oci.LayoutJson;
import io.jenkins.plugins.monitoringimages.oci.MediaTypes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads an OCI layout. */
final class LayoutReader {

    private static final int MOST_IMAGES = 1000;

    private final LayoutFiles files;
    private final DocumentReader documents;

    LayoutReader(Place place, LayoutFiles files) {
        this.files = files;
        this.documents = new DocumentReader(place, files);
    }

    /** What it holds, in its order; several names of one image together. */
    List<FoundImage> read() throws IOException, ImageException, InterruptedException {
        JsonNode entries = LayoutJson.JSON.readTree(files.small("index.json")).path("manifests");
        if (!entries.isArray() || entries.size() > MOST_IMAGES) {
            throw new IOException("index.json is no OCI index, or longer than any");
        }
        Map<String, JsonNode> byDigest = new LinkedHashMap<>();
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (JsonNode entry : entries) {
            String digest = entry.path("digest").asText("");
            byDigest.putIfAbsent(digest, entry);
            List<String> of = names.computeIfAbsent(digest, any -> new ArrayList<>());
            LayoutJson.name(entry).ifPresent(of::add);
        }
        List<FoundImage> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : byDigest.entrySet()) {
            JsonNode entry = each.getValue();
            if (isImage(entry)) {
                Blob document = documents.manifest(entry)
                        .orElseThrow(() -> new IOException("it has no " + LayoutJson.path(each.getKey())));
                found.add(documents.read(document, entry.path("platform"), names.get(each.getKey())));
            }
        }
        return found;
    }

    /** Layouts may hold other things than images. */
    private static boolean isImage(JsonNode descriptor) {
        String type = descriptor.path("mediaType").asText("");
        return MediaTypes.isIndex(type) || MediaTypes.isManifest(type) && !descriptor.hasNonNull("artifactType");
    }
}
