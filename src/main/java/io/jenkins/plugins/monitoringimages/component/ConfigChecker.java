package io.jenkins.plugins.monitoringimages.component;

import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.util.List;
import java.util.Map;

/** The port through which the engine has a configuration checked by the component's own rules. */
@FunctionalInterface
public interface ConfigChecker {

    /**
     * Checks a configuration and its rule files.
     *
     * @param config the bytes of {@code prometheus.yml}
     * @param configName how findings call it
     * @param ruleFiles by their path below the configuration's directory, as {@code rule_files} names them
     * @param events gets the checker's own output, and warnings of what does not stop the build
     * @return what is wrong; empty for a good configuration
     * @throws BuildException if the checker cannot be asked
     * @throws InterruptedException if the thread is interrupted; nothing goes on or is left behind then
     */
    List<Finding> check(byte[] config, String configName, Map<String, byte[]> ruleFiles, BuildEvents events)
            throws BuildException, InterruptedException;
}
