package io.jenkins.plugins.monitoringimages.oci.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.monitoringimages.oci.LayoutJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Removes blobs that no entry of the index needs any longer. Only named ones are looked at, never all that lie there: somebody
 * else may be about to publish what no entry names yet.
 */
final class LayoutGarbage {

    private static final int DEEPEST = 8;
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private final LayoutDirectory layout;

    LayoutGarbage(LayoutDirectory layout) {
        this.layout = layout;
    }

    /** All that can be reached from some entries of an index, themselves included. */
    Set<String> reachable(Iterable<JsonNode> entries) throws IOException {
        Set<String> found = new HashSet<>();
        for (JsonNode entry : entries) {
            collect(entry, found, 0);
        }
        return found;
    }

    /** Removes those of the blobs that the index does not need. */
    void remove(Collection<String> digests, ObjectNode index) throws IOException {
        Set<String> needed = reachable(LayoutJson.entries(index));
        for (String digest : digests) {
            if (!needed.contains(digest)) {
                layout.delete(digest);
            }
        }
    }

    /** @throws IOException where a blob cannot be understood: then nobody knows what it needs, and all stays */
    private void collect(JsonNode descriptor, Set<String> found, int depth) throws IOException {
        String digest = descriptor.path("digest").asText();
        if (!DIGEST.matcher(digest).matches() || !found.add(digest)) {
            return;
        }
        boolean tree = descriptor.path("mediaType").asText().matches(".*(manifest|index).*");
        Path file = layout.file(digest);
        if (!tree || !Files.isRegularFile(file)) {
            return;
        }
        if (depth > DEEPEST || Files.size(file) > LayoutJson.LONGEST) {
            throw new IOException("the blob " + digest + " is no manifest or index that can be read");
        }
        JsonNode json = LayoutJson.JSON.readTree(Files.readAllBytes(file));
        collect(json.path("config"), found, depth + 1);
        for (String list : new String[] {"layers", "manifests", "blobs"}) {
            for (JsonNode each : json.path(list)) {
                collect(each, found, depth + 1);
            }
        }
    }
}
