package io.jenkins.plugins.monitoringimages.oci.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.monitoringimages.model.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the image of a platform in an index. */
record PlatformChoice(Platform wanted) {

    /**
     * The best entry of an index: the very variant; for {@code arm/v7} one without a variant; otherwise the highest lower
     * variant of {@code arm}, which the machine can run too.
     */
    Optional<JsonNode> among(JsonNode index) {
        JsonNode best = null;
        int least = Integer.MAX_VALUE;
        for (JsonNode entry : index.path("manifests")) {
            int rank = rank(entry.path("platform"));
            if (rank >= 0 && rank < least) {
                best = entry;
                least = rank;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Whether an image that is in no index is for this platform, as its configuration says. */
    boolean accepts(JsonNode config) {
        return rank(config) >= 0;
    }

    /** What an index has, for a message. */
    static String all(JsonNode index) {
        List<String> names = new ArrayList<>();
        for (JsonNode entry : index.path("manifests")) {
            String name = name(entry.path("platform"));
            if (!name.startsWith("unknown")) {
                names.add(name);
            }
        }
        return names.isEmpty() ? "none" : names.stream().distinct().collect(Collectors.joining(", "));
    }

    static String name(JsonNode platform) {
        String variant = platform.path("variant").asText("");
        return platform.path("os").asText("unknown") + "/" + platform.path("architecture").asText("unknown")
                + (variant.isEmpty() ? "" : "/" + variant);
    }

    /** 0 is best; below zero does not fit. */
    private int rank(JsonNode platform) {
        boolean same = platform.path("os").asText("").equals(wanted.os())
                && platform.path("architecture").asText("").equals(wanted.architecture());
        if (!same) {
            return -1;
        }
        String variant = platform.path("variant").asText("");
        return switch (wanted.architecture()) {
            case "arm" -> armRank(variant);
            case "arm64" -> variant.isEmpty() || variant.equals("v8") ? 0 : -1;
            case "amd64" -> variant.isEmpty() || variant.equals("v1") ? 0 : -1;
            default -> 0;
        };
    }

    private int armRank(String variant) {
        if (variant.isEmpty()) {
            return wanted.variant().equals("v7") ? 1 : -1;
        }
        int distance = variant.matches("v[567]") ? wanted.variant().charAt(1) - variant.charAt(1) : -1;
        return distance <= 0 ? distance : distance + 1;
    }
}
