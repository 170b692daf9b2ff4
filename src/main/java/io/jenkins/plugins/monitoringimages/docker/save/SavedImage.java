package io.jenkins.plugins.monitoringimages.docker.save;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.monitoringimages.docker.images.PlatformName;
import io.jenkins.plugins.monitoringimages.image.Compression;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a {@code save} of an engine says of an image, without the content of its layers.
 *
 * @param config as it is stored
 * @param manifest as it is stored; empty where the engine keeps none
 * @param layers bottom first
 */
public record SavedImage(String config, String manifest, List<SavedLayer> layers) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * A layer in a save.
     *
     * @param entry the name of its entry in the tar
     * @param sha256 of that entry
     * @param size of that entry, in bytes
     */
    public record SavedLayer(String entry, Sha256 sha256, long size, Compression compression, Sha256 diffId) {}

    public SavedImage {
        layers = List.copyOf(layers);
    }

    /** The diff ids that a configuration names, bottom first. */
    public static List<Sha256> diffIds(JsonNode config) {
        List<Sha256> ids = new ArrayList<>();
        config.path("rootfs").path("diff_ids").forEach(id -> ids.add(new Sha256(id.asText(""))));
        return ids;
    }

    /** By what its configuration says. */
    public boolean isFor(Platform platform) {
        try {
            return PlatformName.is(MAPPER.readTree(config), platform);
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    public String toNote() {
        ObjectNode note = MAPPER.createObjectNode().put("config", config).put("manifest", manifest);
        ArrayNode list = note.putArray("layers");
        for (SavedLayer layer : layers) {
            list.addObject()
                    .put("entry", layer.entry())
                    .put("sha256", layer.sha256().hex())
                    .put("size", layer.size())
                    .put("compression", layer.compression().name())
                    .put("diffId", layer.diffId().hex());
        }
        return note.toString();
    }

    /** Nothing where the text is no such note. */
    public static Optional<SavedImage> ofNote(String text) {
        try {
            JsonNode note = MAPPER.readTree(text);
            List<SavedLayer> layers = new ArrayList<>();
            for (JsonNode layer : note.path("layers")) {
                layers.add(new SavedLayer(
                        layer.path("entry").asText(""),
                        new Sha256(layer.path("sha256").asText("")),
                        layer.path("size").asLong(),
                        Compression.valueOf(layer.path("compression").asText("")),
                        new Sha256(layer.path("diffId").asText(""))));
            }
            return note.path("config").isTextual()
                    ? Optional.of(new SavedImage(note.path("config").asText(""), note.path("manifest").asText(""), layers))
                    : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
