package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestResult;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.Platform;
import java.util.List;

/** Is asked when the images of a build are made and run, before any of them gets a tag. */
@FunctionalInterface
public interface Approval {

    /** Approves of everything. */
    Approval ALWAYS = images -> {};

    /**
     * An image that has no tag yet.
     *
     * @param engineId by which the container engine knows it; empty where no engine has it
     * @param arguments with which its program is started
     * @param smokeTest what came of running it alone
     */
    record Candidate(Platform platform, String engineId, List<String> arguments, SmokeTestResult smokeTest) {

        public Candidate {
            arguments = List.copyOf(arguments);
        }
    }

    /** @throws BuildException if they may not be published; none of them gets a tag then */
    void approve(List<Candidate> images) throws BuildException, InterruptedException;
}
