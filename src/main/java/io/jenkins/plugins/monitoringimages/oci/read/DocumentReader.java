package io.jenkins.plugins.monitoringimages.oci.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.ImageIndex;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.oci.LayoutJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes images of the manifests and indexes that describe them. */
public final class DocumentReader {

    private static final int MOST_IMAGES = 1000;

    private final Place place;
    private final BlobSource blobs;
    private final ManifestReader manifests;

    public DocumentReader(Place place, BlobSource blobs) {
        this.place = place;
        this.blobs = blobs;
        this.manifests = new ManifestReader(blobs);
    }

    /**
     * What a manifest or index describes.
     *
     * @param names of it
     * @throws IOException if it is malformed, or something that it needs is not there
     */
    public FoundImage read(Blob document, List<String> names) throws IOException, ImageException, InterruptedException {
        return read(document, MissingNode.getInstance(), names);
    }

    /** @param platform that was said of it; counts for more than that of its configuration */
    FoundImage read(Blob document, JsonNode platform, List<String> names)
            throws IOException, ImageException, InterruptedException {
        JsonNode json = LayoutJson.JSON.readTree(document.bytes());
        if (!json.path("manifests").isArray()) {
            return new FoundImage(place, names, Optional.empty(), List.of(manifests.image(document, platform)));
        }
        List<Image> images = new ArrayList<>();
        for (JsonNode each : json.path("manifests")) {
            Optional<Blob> manifest = isKnown(each) ? manifest(each) : Optional.empty();
            if (manifest.isPresent() && images.size() < MOST_IMAGES) {
                images.add(manifests.image(manifest.get(), each.path("platform")));
            }
        }
        if (images.isEmpty()) {
            throw new IOException("the index " + document.digest() + " has no image that lies here and is for a known platform");
        }
        return new FoundImage(place, names, Optional.of(new ImageIndex(document, images)), images);
    }

    /** Engines save an index with the platforms alone that they have. */
    Optional<Blob> manifest(JsonNode descriptor) throws IOException, ImageException, InterruptedException {
        Sha256 sha256 = LayoutFiles.sha256(descriptor.path("digest").asText(""));
        return blobs.manifest(sha256);
    }

    /** Attestations have the platform unknown/unknown. */
    private static boolean isKnown(JsonNode descriptor) {
        return !descriptor.has("platform") || ManifestReader.platform(descriptor.path("platform")).isPresent();
    }
}
