package io.jenkins.plugins.monitoringimages.oci;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The small JSON files of an OCI layout. */
public final class LayoutJson {

    /** The tag, by which skopeo and others choose within a layout. */
    public static final String REF_NAME = "org.opencontainers.image.ref.name";

    /** The full name, which engines give to an image that they load. */
    public static final String FULL_NAME = "io.containerd.image.name";

    /** The longest index, manifest or configuration that is read, in bytes. */
    public static final long LONGEST = 4L << 20;

    public static final ObjectMapper JSON = new ObjectMapper();

    private static final String LAYOUT = "{\"imageLayoutVersion\":\"1.0.0\"}";

    private LayoutJson() {}

    /** The content of {@code oci-layout}. */
    public static byte[] marker() {
        return LAYOUT.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether this is the content of an {@code oci-layout}. */
    public static boolean isMarker(byte[] content) throws IOException {
        return JSON.readTree(content).has("imageLayoutVersion");
    }

    /** An {@code index.json} without entries. */
    public static ObjectNode emptyIndex() {
        ObjectNode index = JSON.createObjectNode();
        index.put("schemaVersion", 2);
        index.put("mediaType", MediaTypes.INDEX);
        index.putArray("manifests");
        return index;
    }

    public static ArrayNode entries(ObjectNode index) {
        return index.withArrayProperty("manifests");
    }

    /** An entry of {@code index.json} for a manifest or an index, without a name. */
    public static ObjectNode entry(Blob json) throws IOException {
        JsonNode type = JSON.readTree(json.bytes()).path("mediaType");
        ObjectNode entry = JSON.createObjectNode();
        entry.put("mediaType", type.asText(MediaTypes.MANIFEST));
        entry.put("digest", json.digest());
        entry.put("size", json.size());
        return entry;
    }

    /** The same entry under a name. */
    public static ObjectNode named(ObjectNode entry, ImageReference tag) {
        ObjectNode named = entry.deepCopy();
        ObjectNode annotations = named.putObject("annotations");
        annotations.put(FULL_NAME, fullName(tag));
        annotations.put(REF_NAME, tag.tagged().tag());
        return named;
    }

    /** Whether an entry stands for a tag; one of another tool may have the tag alone. */
    public static boolean isNamed(JsonNode entry, ImageReference tag) {
        JsonNode annotations = entry.path("annotations");
        if (annotations.hasNonNull(FULL_NAME)) {
            return annotations.path(FULL_NAME).asText("").equals(fullName(tag));
        }
        String name = annotations.path(REF_NAME).asText("");
        return name.equals(tag.tagged().tag()) || name.equals(tag.tagged().toString()) || name.equals(fullName(tag));
    }

    /** The full name of an entry, or else its tag. */
    public static Optional<String> name(JsonNode entry) {
        JsonNode annotations = entry.path("annotations");
        JsonNode name = annotations.path(annotations.hasNonNull(FULL_NAME) ? FULL_NAME : REF_NAME);
        return name.isTextual() ? Optional.of(name.asText("")) : Optional.empty();
    }

    /** Puts an entry into an index in place of those that had its tag. @return those */
    public static List<JsonNode> rename(ObjectNode index, ObjectNode entry, ImageReference tag) {
        List<JsonNode> replaced = new ArrayList<>();
        ArrayNode entries = entries(index);
        for (Iterator<JsonNode> each = entries.iterator(); each.hasNext(); ) {
            JsonNode before = each.next();
            if (isNamed(before, tag)) {
                replaced.add(before);
                each.remove();
            }
        }
        entries.add(entry);
        return replaced;
    }

    /** With registry and repository as containerd has them; a name of one word is one of {@code docker.io/library}. */
    public static String fullName(ImageReference tag) {
        ImageReference tagged = tag.tagged();
        if (!tagged.registry().isEmpty()) {
            return tagged.toString();
        }
        return "docker.io/" + (tagged.repository().contains("/") ? "" : "library/") + tagged;
    }

    public static String path(String digest) {
        return "blobs/sha256/" + digest.substring("sha256:".length());
    }

    public static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of texts and numbers must be writable", e);
        }
    }
}
