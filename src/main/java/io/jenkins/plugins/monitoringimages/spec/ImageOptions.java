package io.jenkins.plugins.monitoringimages.spec;

import io.jenkins.plugins.monitoringimages.model.ImageReference;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the image is made on, called and started with, and where it is put.
 *
 * @param base null for {@code scratch}
 * @param tags names under which it is to be found, at least one
 * @param labels further image labels; one of the generated names replaces it
 * @param flags further command line flags of the component
 * @param output how it is made, and where it is put
 */
public record ImageOptions(
        ImageReference base,
        List<ImageReference> tags,
        Map<String, String> labels,
        List<String> flags,
        OutputOptions output)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    public ImageOptions {
        tags = List.copyOf(tags);
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        flags = List.copyOf(flags);
    }

    public Optional<ImageReference> baseImage() {
        return Optional.ofNullable(base);
    }
}
