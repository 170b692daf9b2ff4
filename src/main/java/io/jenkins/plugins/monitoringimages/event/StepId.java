package io.jenkins.plugins.monitoringimages.event;

import io.jenkins.plugins.monitoringimages.model.Platform;
import java.io.Serializable;
import java.util.Optional;

/**
 * One step of a build, and the platform for which it runs.
 *
 * @param step which step
 * @param platformName the OCI name of the platform, or empty for what is done once for all of them
 */
public record StepId(BuildStep step, String platformName) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** A step that is done once, whatever the number of platforms. */
    public static StepId once(BuildStep step) {
        return new StepId(step, "");
    }

    public static StepId of(BuildStep step, Platform platform) {
        return new StepId(step, platform.toString());
    }

    public Optional<Platform> platform() {
        return platformName.isEmpty() ? Optional.empty() : Optional.of(Platform.parse(platformName));
    }

    @Override
    public String toString() {
        return platformName.isEmpty() ? step.title() : step.title() + " " + platformName;
    }
}
