package io.jenkins.plugins.monitoringimages.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.monitoringimages.oci.inspect.InspectedImage;
import io.jenkins.plugins.monitoringimages.oci.read.FoundImage;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What images are made of, for programs: sizes in bytes; what is not known is left out. */
public final class InspectJson {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private InspectJson() {}

    public static String of(Map<FoundImage, List<InspectedImage>> found) {
        ArrayNode all = JSON.createArrayNode();
        found.forEach((image, platforms) -> {
            ObjectNode node = all.addObject();
            node.put("place", image.place().name());
            node.put("layers", switch (image.place().layers()) {
                case THERE, COMPARED -> "compared";
                case LEFT -> "not-read";
            });
            ArrayNode names = node.putArray("names");
            image.names().forEach(names::add);
            image.digest().ifPresent(digest -> node.put("digest", digest));
            ArrayNode list = node.putArray("platforms");
            platforms.forEach(each -> add(list.addObject(), each));
        });
        try {
            return JSON.writeValueAsString(all) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of texts and numbers must be writable", e);
        }
    }

    private static void add(ObjectNode node, InspectedImage image) {
        node.put("platform", image.platform().toString());
        node.put("id", image.id());
        put(node, "digest", image.digest());
        put(node, "title", image.title());
        put(node, "version", image.version());
        ArrayNode layers = node.putArray("layers");
        image.layers().forEach(layer -> {
            ObjectNode each = layers.addObject();
            each.put("digest", layer.digest());
            each.put("size", layer.size());
            each.put("origin", layer.origin().name().toLowerCase(Locale.ROOT));
            put(each, "madeBy", layer.madeBy());
        });
        ObjectNode release = node.putObject("release");
        release.put("checksum", image.release().outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        release.put("detail", image.release().detail());
    }

    private static void put(ObjectNode node, String key, String value) {
        if (!value.isEmpty()) {
            node.put(key, value);
        }
    }
}
