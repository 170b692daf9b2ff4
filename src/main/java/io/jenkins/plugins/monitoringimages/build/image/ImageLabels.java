package io.jenkins.plugins.monitoringimages.build.image;

import io.jenkins.plugins.monitoringimages.component.About;
import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/**
 * The labels that every image carries.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/annotations.md">OCI annotations</a>
 */
final class ImageLabels {

    private static final String OCI = "org.opencontainers.image.";

    /** By which an image of ours is known on an engine, where an older one is removed when a new one takes its tag. */
    private static final String OURS = "io.jenkins.plugins.monitoringimages";

    private ImageLabels() {}

    static Map<String, String> of(Component component, ReleaseVersion version) {
        About about = component.about();
        Map<String, String> labels = new TreeMap<>(Map.of(
                OCI + "title", about.title(),
                OCI + "description", about.description(),
                OCI + "version", version.toString(),
                OCI + "source", about.url(),
                OCI + "url", component.releasePage(version),
                OCI + "licenses", about.licence(),
                OURS, about.id()));
        labels.values().removeIf(String::isEmpty);
        return labels;
    }

    /**
     * On what the image is built. The digest of the base is named where the spec names it: what a tag stands for is known to some
     * engines and not to others, and must not make another image.
     */
    static Map<String, String> base(ImageReference base) {
        Map<String, String> labels = new TreeMap<>(Map.of(OCI + "base.name", base.canonical()));
        if (!base.digest().isEmpty()) {
            labels.put(OCI + "base.digest", base.digest());
        }
        return labels;
    }

    /** When the image was made, to the second, as RFC 3339 wants it. */
    static Map<String, String> created(Instant now) {
        return Map.of(OCI + "created", now.truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
