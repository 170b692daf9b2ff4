package io.jenkins.plugins.monitoringimages.oci;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.monitoringimages.image.Blob;
import java.io.IOException;
import java.util.Collection;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** JSON documents of images: their fields stay in the order in which they were put, so that the same values give the same bytes. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static ArrayNode array(Collection<String> texts) {
        ArrayNode array = array();
        texts.forEach(array::add);
        return array;
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** Without white space. */
    static Blob blob(JsonNode json) {
        try {
            return Blob.of(MAPPER.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree in memory can always be written", e);
        }
    }

    /** @throws IOException if it is no JSON object */
    static JsonNode read(Blob blob) throws IOException {
        JsonNode json = MAPPER.readTree(blob.bytes());
        if (json == null || !json.isObject()) {
            throw new IOException("it is no JSON object");
        }
        return json;
    }
}
