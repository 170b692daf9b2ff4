package io.jenkins.plugins.monitoringimages.plugin.remote;

import hudson.AbortException;
import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.build.report.ImageReport;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import java.util.HashSet;
import java.util.Set;

/**
 * An agent may be in the hands of whoever runs builds on it. What it reports must therefore belong to the plan that it
 * was sent, and be no longer than a build can make it. The form of each value is checked where it is stored.
 */
public final class ReportCheck {

    /** As for the files of a workspace: 16 Mi characters. */
    private static final int LONGEST_TEXT = 16 << 20;

    private ReportCheck() {}

    /** @throws AbortException if the report cannot have come of the plan */
    public static BuildReport check(BuildSpec plan, BuildReport report) throws AbortException {
        require(report != null, "is missing");
        require(report.component().equals(plan.componentId()), "is of another component");
        require(report.config().length() <= LONGEST_TEXT, "has too long a configuration");
        require(!report.isComplete() || report.images().size() == plan.platforms().size(), "has not all images");
        require(report.indexDigest() != null, "lacks the digest of an index");
        require(report.indexDigest().isEmpty() || plan.platforms().size() > 1, "has an index of a single image");
        Set<String> platforms = new HashSet<>();
        for (ImageReport image : report.images()) {
            require(plan.platforms().contains(image.image().platform()), "has an image for another platform");
            require(platforms.add(image.image().platform().toString()), "has two images for one platform");
            require(image.dockerfile().length() <= LONGEST_TEXT, "has too long a Dockerfile");
            checkTags(plan, image);
        }
        return report;
    }

    /** A tag is one that was asked for, or the same with the platform behind it where several cannot share one. */
    private static void checkTags(BuildSpec plan, ImageReport image) throws AbortException {
        Set<ImageReference> allowed = new HashSet<>();
        for (ImageReference tag : plan.image().tags()) {
            allowed.add(tag.tagged());
            if (plan.platforms().size() > 1) {
                allowed.add(tag.withTagSuffix(image.image().platform().suffix()));
            }
        }
        require(image.tags().size() <= allowed.size(), "has too many tags");
        try {
            for (String tag : image.tags()) {
                require(allowed.contains(ImageReference.parse(tag).tagged()), "has the tag of another image");
            }
        } catch (InvalidValueException e) {
            require(false, "has a bad tag");
        }
    }

    private static void require(boolean good, String fault) throws AbortException {
        if (!good) {
            throw new AbortException("The agent's report of the build " + fault + ", and is not taken");
        }
    }
}
