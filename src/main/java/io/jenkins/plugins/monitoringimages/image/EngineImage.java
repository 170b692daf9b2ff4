package io.jenkins.plugins.monitoringimages.image;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * An image that a container engine keeps.
 *
 * @param image as the engine describes it
 * @param tags the references under which it is known; may be empty
 * @param labels of the image
 */
public record EngineImage(BuiltImage image, List<String> tags, Map<String, String> labels) implements Serializable {

    private static final long serialVersionUID = 1L;

    public EngineImage {
        tags = List.copyOf(tags);
        labels = Map.copyOf(labels);
    }
}
