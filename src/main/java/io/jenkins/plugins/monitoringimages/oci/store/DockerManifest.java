package io.jenkins.plugins.monitoringimages.oci.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.oci.LayoutJson;
import java.util.List;
import java.util.function.Function;

/**
 * {@code manifest.json}, by which classic Docker engines, and older tools, read an archive of images. It has no notion of
 * an index, so that each of several platforms gets the tag with its suffix.
 */
final class DockerManifest {

    private final ArrayNode images = LayoutJson.JSON.createArrayNode();

    /** @param path of the blob of a layer within the archive */
    void add(Image image, List<ImageReference> tags, Function<Layer, String> path) {
        ObjectNode entry = images.addObject();
        entry.put("Config", LayoutJson.path(image.config().digest()));
        ArrayNode names = entry.putArray("RepoTags");
        tags.forEach(tag -> names.add(tag.tagged().toString()));
        ArrayNode layers = entry.putArray("Layers");
        image.layers().forEach(layer -> layers.add(path.apply(layer)));
    }

    byte[] bytes() {
        return LayoutJson.bytes(images);
    }
}
