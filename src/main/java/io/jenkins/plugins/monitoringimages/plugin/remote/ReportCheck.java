package io.jenkins.plugins.monitoringimages.plugin.remote;

import hudson.AbortException;
import io.jenkins.plugins.monitoringimages.build.BuildReport;
import io.jenkins.plugins.monitoringimages.build.ImageReport;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

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
        Set<String> platforms = new HashSet<>();
        for (ImageReport image : report.images()) {
            require(plan.platforms().contains(image.image().platform()), "has an image for another platform");
            require(platforms.add(image.image().platform().toString()), "has two images for one platform");
            require(image.dockerfile().length() <= LONGEST_TEXT, "has too long a Dockerfile");
            checkTags(plan, image);
        }
        return report;
    }

    /** A tag may be another than asked for, as it gets the platform, but not that of another image. */
    private static void checkTags(BuildSpec plan, ImageReport image) throws AbortException {
        Set<String> names = plan.image().tags().stream().map(ImageReference::name).collect(Collectors.toSet());
        require(image.tags().size() <= plan.image().tags().size(), "has too many tags");
        try {
            for (String tag : image.tags()) {
                require(names.contains(ImageReference.parse(tag).name()), "has the tag of another image");
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
