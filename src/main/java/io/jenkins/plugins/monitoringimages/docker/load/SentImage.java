package io.jenkins.plugins.monitoringimages.docker.load;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.monitoringimages.docker.images.StoreKind;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.util.List;
import java.util.Set;

/**
 * An image as it is sent to an engine: with the manifest that fits the form of its layers, and without those that the engine is
 * taken to have.
 *
 * @param image to be sent
 * @param manifest that names the layers in the form in which they are sent
 * @param layers all of them, bottom first
 * @param leftOut diff ids of those that are not sent
 */
public record SentImage(Image image, Blob manifest, List<SentLayer> layers, Set<Sha256> leftOut) {

    static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    public static SentImage to(StoreKind kind, Image image, Set<Sha256> leftOut) {
        List<SentLayer> layers = image.layers().stream().map(layer -> SentLayer.to(kind, layer)).toList();
        boolean asItIs = layers.stream().noneMatch(SentLayer::inflated);
        return new SentImage(image, asItIs ? image.manifest() : manifest(image.config(), layers), layers, leftOut);
    }

    /** Those that are sent. */
    public List<SentLayer> moving() {
        return layers.stream().filter(layer -> !leftOut.contains(layer.layer().diffId())).toList();
    }

    /** In bytes. */
    public long size() {
        return image.config().size()
                + manifest.size()
                + moving().stream().mapToLong(SentLayer::size).sum();
    }

    /** What an index says of it. */
    public ObjectNode descriptor() {
        ObjectNode descriptor = descriptor(MANIFEST, manifest.digest(), manifest.size());
        Platform platform = image.platform();
        ObjectNode named = descriptor.putObject("platform").put("architecture", platform.architecture()).put("os", platform.os());
        if (!platform.variant().isEmpty()) {
            named.put("variant", platform.variant());
        }
        return descriptor;
    }

    public static ObjectNode descriptor(String mediaType, String digest, long size) {
        return JSON.objectNode().put("mediaType", mediaType).put("digest", digest).put("size", size);
    }

    /** The manifest of an image with these layers. */
    public static Blob manifest(Blob config, List<SentLayer> layers) {
        ObjectNode manifest = JSON.objectNode().put("schemaVersion", 2).put("mediaType", MANIFEST);
        manifest.set("config", descriptor(CONFIG, config.digest(), config.size()));
        ArrayNode list = manifest.putArray("layers");
        layers.forEach(layer -> list.add(descriptor(layer.mediaType(), layer.sha256().digest(), layer.size())));
        return Blob.of(manifest.toString());
    }
}
