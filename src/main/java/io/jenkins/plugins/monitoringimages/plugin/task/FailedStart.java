package io.jenkins.plugins.monitoringimages.plugin.task;

import hudson.AbortException;
import io.jenkins.plugins.monitoringimages.plugin.action.FailedBuilds;
import io.jenkins.plugins.monitoringimages.plugin.action.ImageAction;
import io.jenkins.plugins.monitoringimages.plugin.remote.FailedStepException;
import java.io.IOException;

/** Keeps with its run why a build failed of which there is no report. */
public final class FailedStart {

    private FailedStart() {}

    /**
     * @param stepName what the step is called
     * @param component a catalog id; anything else is left out
     */
    public static void keep(RunSite site, String stepName, String component, AbortException failure) throws IOException {
        String sentence = failure instanceof FailedStepException at ? at.sentence() : failure.getMessage();
        FailedBuilds.add(site.run(), failure.getMessage());
        ImageAction.attachFailure(site.run(), site.workspace(), stepName, component, sentence);
    }
}
