package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.build.report.ImageReport;
import io.jenkins.plugins.monitoringimages.build.report.PlatformFailure;
import io.jenkins.plugins.monitoringimages.build.report.StepFailedException;
import io.jenkins.plugins.monitoringimages.build.report.Steps;
import io.jenkins.plugins.monitoringimages.event.BuildStep;
import io.jenkins.plugins.monitoringimages.event.StepId;
import io.jenkins.plugins.monitoringimages.image.ImageIndex;
import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import io.jenkins.plugins.monitoringimages.image.PublishedImage;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.oci.ImageAssembler;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gives tags to what a build has made. Several platforms share one tag where the target can hold that, and then only if all of
 * them are there: half of an index is no image of the release.
 */
final class Publication {

    private final BuildSpec spec;
    private final Destinations destinations;
    private final PlatformBuild platforms;
    private final Steps steps;

    Publication(BuildSpec spec, Destinations destinations, PlatformBuild platforms, Steps steps) {
        this.spec = spec;
        this.destinations = destinations;
        this.platforms = platforms;
        this.steps = steps;
    }

    /**
     * What came of it.
     *
     * @param images those that have their tags
     * @param indexDigest of the index that names all of them; empty where there is none
     */
    record Result(List<ImageReport> images, String indexDigest) {}

    /** @param failures gets the platforms whose tags could not be given */
    Result run(Collection<BuiltPlatform> built, List<PlatformFailure> failures) throws InterruptedException {
        Optional<ImageIndex> index = index(built);
        List<PublishedImage> shared = new ArrayList<>();
        if (index.isPresent() && !publish(index.get(), shared, failures)) {
            return new Result(List.of(), "");
        }
        List<ImageReport> images = new ArrayList<>();
        for (BuiltPlatform platform : built) {
            try {
                List<PublishedImage> own = publish(platform);
                images.add(platform.report(Stream.concat(shared.stream(), own.stream()).toList()));
            } catch (StepFailedException e) {
                failures.add(e.asFailure());
            }
        }
        boolean hasDigest = shared.stream().anyMatch(each -> !each.digest().isEmpty());
        return new Result(images, hasDigest ? index.map(ImageIndex::digest).orElse("") : "");
    }

    private Optional<ImageIndex> index(Collection<BuiltPlatform> built) {
        boolean wanted = spec.platforms().size() > 1
                && built.size() == spec.platforms().size()
                && destinations.all().stream().anyMatch(ImageTarget::holdsIndexes);
        return wanted
                ? Optional.of(ImageAssembler.index(built.stream().map(BuiltPlatform::image).toList()))
                : Optional.empty();
    }

    private boolean publish(ImageIndex index, List<PublishedImage> published, List<PlatformFailure> failures)
            throws InterruptedException {
        try {
            published.addAll(steps.run(StepId.once(BuildStep.TAG), () -> publish(index), Publication::names));
            return true;
        } catch (StepFailedException e) {
            failures.add(e.asFailure());
            return false;
        }
    }

    private List<PublishedImage> publish(ImageIndex index) throws BuildException, InterruptedException {
        List<PublishedImage> published = new ArrayList<>();
        for (ImageTarget target : destinations.all()) {
            if (target.holdsIndexes()) {
                for (ImageReference tag : spec.image().tags()) {
                    published.add(target.publish(index, tag));
                }
            }
        }
        return published;
    }

    private List<PublishedImage> publish(BuiltPlatform platform) throws StepFailedException, InterruptedException {
        List<ImageTarget> targets = destinations.all().stream()
                .filter(target -> spec.platforms().size() == 1 || !target.holdsIndexes())
                .toList();
        if (targets.isEmpty()) {
            return List.of();
        }
        return steps.run(
                StepId.of(BuildStep.TAG, platform.image().platform()),
                () -> {
                    List<PublishedImage> published = new ArrayList<>();
                    for (ImageTarget target : targets) {
                        for (ImageReference tag : platforms.tags(spec.image().tags(), platform.image().platform(), target)) {
                            published.add(target.publish(platform.image(), tag));
                        }
                    }
                    return published;
                },
                Publication::names);
    }

    private static String names(List<PublishedImage> published) {
        return String.join(", ", published.stream().map(PublishedImage::name).distinct().toList());
    }
}
