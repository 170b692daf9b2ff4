package io.jenkins.plugins.monitoringimages.plugin.remote;

import hudson.AbortException;
import io.jenkins.plugins.monitoringimages.engine.BuildReport;
import io.jenkins.plugins.monitoringimages.engine.ImageReport;
import io.jenkins.plugins.monitoringimages.engine.PlatformFailure;
import io.jenkins.plugins.monitoringimages.engine.model.ImageReference;
import io.jenkins.plugins.monitoringimages.engine.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.engine.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.engine.plan.BuildPlan;
import java.util.regex.Pattern;

/**
 * An agent may be in the hands of whoever runs builds on it. What it reports is therefore checked on the controller
 * before it is stored or shown: it must belong to the plan, and have no more than a build can have.
 */
public final class ReportCheck {

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9._+-]{0,255}");

    /** As for the files of a workspace, see FolderFiles: 16 Mi characters. */
    private static final int LONGEST_TEXT = 16 << 20;

    private static final int LONGEST_MESSAGE = 64 << 10;
    private static final int MOST_STEPS = 1000;

    private ReportCheck() {}

    /** @throws AbortException if the report cannot have come of the plan */
    public static BuildReport check(BuildPlan plan, BuildReport report) throws AbortException {
        require(report != null, "is missing");
        require(report.component().equals(plan.componentId()), "is of another component");
        require(isVersion(report.version()), "has no version");
        int platforms = plan.platforms().size();
        require(report.images().size() <= platforms, "has more images than platforms");
        require(report.failures().size() <= platforms + 1, "has more failures than platforms");
        require(report.steps().size() <= MOST_STEPS, "has too many steps");
        require(report.millis() >= 0, "has a negative duration");
        require(report.config().length() <= LONGEST_TEXT, "has too long a configuration");
        require(FILE_NAME.matcher(report.configName()).matches(), "has a bad file name");
        for (ImageReport image : report.images()) {
            check(plan, image);
        }
        for (PlatformFailure failure : report.failures()) {
            require(failure.message().length() <= LONGEST_MESSAGE, "has too long a message");
        }
        return report;
    }

    private static void check(BuildPlan plan, ImageReport image) throws AbortException {
        require(DIGEST.matcher(image.image().id()).matches(), "has a bad image id");
        require(image.digest().isEmpty() || DIGEST.matcher(image.digest()).matches(), "has a bad digest");
        require(plan.platforms().contains(image.image().platform()), "has an image for another platform");
        require(image.image().size() >= 0 && image.tarballSize() >= 0, "has a negative size");
        require(image.tags().size() <= plan.image().tags().size(), "has too many tags");
        require(image.tags().stream().allMatch(ReportCheck::isReference), "has a bad tag");
        require(FILE_NAME.matcher(image.tarball()).matches(), "has a bad file name");
        require(image.dockerfile().length() <= LONGEST_TEXT, "has too long a Dockerfile");
        require(image.proof().detail().length() <= LONGEST_MESSAGE, "has too long a message");
    }

    private static boolean isVersion(String text) {
        try {
            return ReleaseVersion.parse(text).toString().equals(text);
        } catch (InvalidValueException e) {
            return false;
        }
    }

    private static boolean isReference(String text) {
        try {
            ImageReference.parse(text);
            return true;
        } catch (InvalidValueException e) {
            return false;
        }
    }

    private static void require(boolean good, String fault) throws AbortException {
        if (!good) {
            throw new AbortException("The agent's report of the build " + fault + " and is not taken");
        }
    }
}
