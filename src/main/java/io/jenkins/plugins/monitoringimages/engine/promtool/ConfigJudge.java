package io.jenkins.plugins.monitoringimages.engine.promtool;

import io.jenkins.plugins.monitoringimages.engine.config.Finding;
import io.jenkins.plugins.monitoringimages.engine.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.engine.model.BuildException;
import java.util.List;
import java.util.Map;

/** A release's own checker of configurations, which has the last word. */
public interface ConfigJudge {

    /**
     * @param config the configuration's bytes
     * @param configName how findings call it
     * @param ruleFiles bytes by their paths beside the configuration
     * @return what is wrong; empty for a good configuration
     * @throws BuildException if the checker cannot be run
     */
    List<Finding> judge(byte[] config, String configName, Map<String, byte[]> ruleFiles, BuildEvents events)
            throws BuildException, InterruptedException;
}
