package io.jenkins.plugins.monitoringimages.image;

import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.PullPolicy;

/** Where base images come from: a registry, or a container engine. Safe for several threads. */
public interface BaseImageSource {

    /**
     * @return the base image for this platform and variant
     * @throws ImageException if there is none, or it cannot be had; the sentence names the image and the platform
     */
    BaseImage get(ImageReference name, Platform platform, PullPolicy pull) throws ImageException, InterruptedException;
}
