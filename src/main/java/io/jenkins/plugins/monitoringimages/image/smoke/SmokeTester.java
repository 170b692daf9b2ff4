package io.jenkins.plugins.monitoringimages.image.smoke;

import io.jenkins.plugins.monitoringimages.image.ImageException;

/** Runs images to see whether they work. Safe for several threads. */
public interface SmokeTester {

    /**
     * Runs an image until it answers; the container is removed afterwards whatever happens.
     *
     * @return {@link SmokeTestResult.Outcome#READY}, or {@link SmokeTestResult.Outcome#CANNOT_RUN} where the machine cannot run
     *     the platform
     * @throws ImageException if it runs and does not become ready; with the container's last log lines
     */
    SmokeTestResult test(SmokeTestRequest request) throws ImageException, InterruptedException;
}
