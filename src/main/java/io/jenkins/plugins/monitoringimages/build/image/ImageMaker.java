package io.jenkins.plugins.monitoringimages.build.image;

import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageSpec;
import io.jenkins.plugins.monitoringimages.model.BuildException;

/** Turns the description of an image into the image: by assembling it, or by having an engine build its Dockerfile. */
@FunctionalInterface
public interface ImageMaker {

    /** @throws BuildException if it cannot be made; nothing is left behind then */
    Image make(ImageSpec spec) throws BuildException, InterruptedException;
}
