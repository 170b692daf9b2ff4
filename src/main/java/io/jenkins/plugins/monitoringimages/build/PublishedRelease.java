package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.build.release.VerifiedRelease;
import io.jenkins.plugins.monitoringimages.build.report.Steps;
import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.event.BuildStep;
import io.jenkins.plugins.monitoringimages.event.StepId;
import io.jenkins.plugins.monitoringimages.image.BaseImage;
import io.jenkins.plugins.monitoringimages.image.BaseImageSource;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.PullPolicy;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.oci.ImageTime;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import java.util.Optional;

/**
 * Finds the image that a project publishes as its release. Every byte of it is known by its digest, so there is nothing else to
 * verify; for which platforms it is there, its index says.
 *
 * @param bases from where it comes
 */
record PublishedRelease(BaseImageSource bases, BuildSpec spec, Steps steps) {

    VerifiedRelease run(ReleaseAsset asset) throws BuildException, InterruptedException {
        PullPolicy pull = spec.image().output().pull();
        ImageReference name = spec.image().baseImage().orElseGet(() -> asset.image().orElseThrow());
        BaseImage image = steps.run(
                StepId.of(BuildStep.FETCH, asset.platform()),
                () -> bases.get(name, asset.platform(), pull),
                found -> name + ", " + digest(found).digest());
        long size = image.layers().stream().mapToLong(layer -> layer.blob().size()).sum();
        return new VerifiedRelease(asset, name.toString(), digest(image), size, Optional.empty(), Optional.empty(), ImageTime.of(image), false);
    }

    private static Sha256 digest(BaseImage image) {
        return image.digest().orElseGet(() -> image.config().sha256());
    }
}
