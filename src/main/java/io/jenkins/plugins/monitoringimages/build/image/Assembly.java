package io.jenkins.plugins.monitoringimages.build.image;

import io.jenkins.plugins.monitoringimages.image.BaseImage;
import io.jenkins.plugins.monitoringimages.image.BaseImageSource;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageSpec;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.PullPolicy;
import io.jenkins.plugins.monitoringimages.oci.ImageAssembler;
import java.util.Optional;

/**
 * Assembles images, without any engine.
 *
 * @param bases from where base images come
 * @param pull when they are fetched
 */
public record Assembly(ImageAssembler assembler, BaseImageSource bases, PullPolicy pull) implements ImageMaker {

    @Override
    public Image make(ImageSpec spec) throws BuildException, InterruptedException {
        Optional<BaseImage> base = spec.base().isEmpty()
                ? Optional.empty()
                : Optional.of(bases.get(spec.base().get(), spec.platform(), pull));
        return assembler.assemble(spec, base);
    }
}
