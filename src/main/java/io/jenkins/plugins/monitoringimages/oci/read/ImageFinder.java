package io.jenkins.plugins.monitoringimages.oci.read;

import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;

/** Finds images by their names, in registries or on a container engine. */
@FunctionalInterface
public interface ImageFinder {

    /** @throws ImageException if there is none of that name, or it cannot be read */
    FoundImage find(ImageReference name) throws ImageException, InterruptedException;
}
