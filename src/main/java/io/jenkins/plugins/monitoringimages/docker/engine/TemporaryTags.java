package io.jenkins.plugins.monitoringimages.docker.engine;

import io.jenkins.plugins.monitoringimages.model.ImageReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The private tags that keep images from being pruned between build and tag. Two builds of the same content give the
 * same image, so an image may have several.
 */
final class TemporaryTags {

    /** The repository part of all of them. */
    static final String REPOSITORY = "monitoring-images-build";

    private final Map<String, Deque<ImageReference>> byImage = new HashMap<>();

    /** A tag that nobody has. */
    ImageReference next() {
        return new ImageReference("", REPOSITORY, UUID.randomUUID().toString(), "");
    }

    synchronized void put(String imageId, ImageReference tag) {
        byImage.computeIfAbsent(imageId, id -> new ArrayDeque<>()).add(tag);
    }

    /** One of the image's tags, which is forgotten. */
    synchronized Optional<ImageReference> take(String imageId) {
        Deque<ImageReference> tags = byImage.getOrDefault(imageId, new ArrayDeque<>());
        return Optional.ofNullable(tags.poll());
    }
}
