package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.build.release.VerifiedRelease;
import io.jenkins.plugins.monitoringimages.build.report.ImageReport;
import io.jenkins.plugins.monitoringimages.image.BuiltImage;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.PublishedImage;
import io.jenkins.plugins.monitoringimages.image.StoredImage;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestResult;
import java.util.List;
import java.util.Optional;

/**
 * The image of one platform, made, run and stored, and not published yet.
 *
 * @param stored what the container engine calls it, where it is one of the outputs
 * @param smokeTest what came of running it
 * @param dockerfile the text of the Dockerfile that gives the same image
 */
record BuiltPlatform(
        VerifiedRelease release,
        Image image,
        Optional<StoredImage> stored,
        SmokeTestResult smokeTest,
        String dockerfile) {

    /** @param published under which names it lies now */
    ImageReport report(List<PublishedImage> published) {
        BuiltImage built = new BuiltImage(
                stored.map(StoredImage::id).orElse(image.id()),
                image.platform(),
                image.size(),
                image.unpackedSize());
        boolean hasDigest = published.stream().anyMatch(each -> !each.digest().isEmpty());
        return new ImageReport(
                built,
                published.stream().map(PublishedImage::name).distinct().toList(),
                hasDigest ? image.digest() : "",
                release.name(),
                release.sha256(),
                release.size(),
                release.downloaded(),
                smokeTest,
                dockerfile);
    }
}
