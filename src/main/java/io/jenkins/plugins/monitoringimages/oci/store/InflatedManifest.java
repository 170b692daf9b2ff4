package io.jenkins.plugins.monitoringimages.oci.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Compression;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.oci.LayoutJson;
import java.io.IOException;

/** The manifest of an image whose layers are written uncompressed. The configuration, and with it the id, stays. */
final class InflatedManifest {

    private InflatedManifest() {}

    static Blob of(Image image) throws IOException, InterruptedException {
        ObjectNode manifest = (ObjectNode) LayoutJson.JSON.readTree(image.manifest().bytes());
        ArrayNode layers = manifest.withArrayProperty("layers");
        layers.removeAll();
        for (Layer layer : image.layers()) {
            ObjectNode descriptor = layers.addObject();
            descriptor.put("mediaType", Compression.NONE.mediaType());
            descriptor.put("digest", layer.diffId().digest());
            descriptor.put("size", VerifiedCopy.inflatedSize(layer));
        }
        return Blob.of(LayoutJson.bytes(manifest));
    }
}
