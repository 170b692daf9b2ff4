package io.jenkins.plugins.monitoringimages.build.image;

import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.BaseImage;
import io.jenkins.plugins.monitoringimages.image.BaseImageSource;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.PullPolicy;

/**
 * Base images for a build that goes to a container engine and elsewhere: from their registry, whose layers every place can take as
 * they are; or else, for an image that no registry has, from the engine.
 */
public record RegistryThenEngine(BaseImageSource registry, BaseImageSource engine, BuildEvents events) implements BaseImageSource {

    @Override
    public BaseImage get(ImageReference name, Platform platform, PullPolicy pull)
            throws ImageException, InterruptedException {
        try {
            return registry.get(name, platform, pull);
        } catch (ImageException e) {
            try {
                BaseImage found = engine.get(name, platform, PullPolicy.NEVER);
                events.output("The base image " + name + " is the container engine's: " + e.getMessage());
                return found;
            } catch (ImageException none) {
                e.addSuppressed(none);
                throw e;
            }
        }
    }
}
