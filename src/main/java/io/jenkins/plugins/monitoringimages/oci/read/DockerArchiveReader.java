package io.jenkins.plugins.monitoringimages.oci.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Compression;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.oci.LayoutJson;
import io.jenkins.plugins.monitoringimages.oci.MediaTypes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads an archive that has a {@code manifest.json} and no OCI layout, as {@code docker save} before 25, skopeo and crane write it.
 * It has no manifests; they are made of what there is.
 */
final class DockerArchiveReader {

    private static final int MOST_IMAGES = 1000;

    private final Place place;
    private final LayoutFiles files;

    DockerArchiveReader(Place place, LayoutFiles files) {
        this.place = place;
        this.files = files;
    }

    List<FoundImage> read() throws IOException, InterruptedException {
        JsonNode entries = LayoutJson.JSON.readTree(files.small("manifest.json"));
        if (!entries.isArray() || entries.size() > MOST_IMAGES) {
            throw new IOException("manifest.json is no list of images, or longer than any");
        }
        List<FoundImage> found = new ArrayList<>();
        for (JsonNode entry : entries) {
            List<String> names = new ArrayList<>();
            entry.path("RepoTags").forEach(name -> names.add(name.asText("")));
            found.add(new FoundImage(place, names, Optional.empty(), List.of(image(entry))));
        }
        return found;
    }

    private Image image(JsonNode entry) throws IOException, InterruptedException {
        Blob config = Blob.of(files.small(entry.path("Config").asText("")));
        JsonNode json = LayoutJson.JSON.readTree(config.bytes());
        List<Sha256> diffIds = ManifestReader.diffIds(json);
        JsonNode paths = entry.path("Layers");
        if (paths.size() != diffIds.size()) {
            throw new IOException("manifest.json names " + paths.size() + " layers of an image that has " + diffIds.size());
        }
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < diffIds.size(); i++) {
            layers.add(layer(paths.path(i).asText(""), diffIds.get(i)));
        }
        return new Image(ManifestReader.platform(json, json), config, manifest(config, layers), layers);
    }

    private Layer layer(String path, Sha256 diffId) throws IOException, InterruptedException {
        if (files.size(path).isEmpty()) {
            throw new IOException("it has no " + path);
        }
        if (!files.isGzip(path)) {
            return Layer.uncompressed(files.blob(path, diffId));
        }
        return new Layer(files.blob(path, files.hash(path)), Compression.GZIP, diffId, -1);
    }

    private static Blob manifest(Blob config, List<Layer> layers) {
        ObjectNode manifest = LayoutJson.JSON.createObjectNode();
        manifest.put("schemaVersion", 2);
        manifest.put("mediaType", MediaTypes.MANIFEST);
        describe(manifest.putObject("config"), MediaTypes.CONFIG, config);
        ArrayNode list = manifest.putArray("layers");
        layers.forEach(layer -> describe(list.addObject(), layer.compression().mediaType(), layer.blob()));
        return Blob.of(LayoutJson.bytes(manifest));
    }

    private static void describe(ObjectNode descriptor, String mediaType, Blob blob) {
        descriptor.put("mediaType", mediaType);
        descriptor.put("digest", blob.digest());
        descriptor.put("size", blob.size());
    }
}
