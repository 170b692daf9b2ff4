package io.jenkins.plugins.monitoringimages.oci.inspect;

import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.oci.read.FoundImage;
import io.jenkins.plugins.monitoringimages.oci.read.ImageFinder;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for an image in registries and on a container engine. A name with a registry is one of that registry first; any other is
 * one of the engine first, and otherwise of Docker Hub, as it is for {@code docker run}.
 *
 * @param registries asks the registry that a name has, or Docker Hub
 * @param engine asks one container engine, which need not answer
 */
public record ImageSearch(ImageFinder registries, ImageFinder engine) implements ImageFinder {

    /** @throws ImageException if it is in neither of them, with both reasons */
    @Override
    public FoundImage find(ImageReference name) throws ImageException, InterruptedException {
        List<String> reasons = new ArrayList<>();
        for (ImageFinder each : name.registry().isEmpty() ? List.of(engine, registries) : List.of(registries, engine)) {
            try {
                return each.find(name);
            } catch (ImageException e) {
                reasons.add(e.getMessage());
            }
        }
        throw new ImageException("The image " + name + " was found nowhere: " + within(reasons.get(0)) + "; and "
                + within(reasons.get(1)));
    }

    /** As it is written within a sentence. */
    private static String within(String sentence) {
        return sentence.startsWith("The ") || sentence.startsWith("No ")
                ? Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1)
                : sentence;
    }
}
