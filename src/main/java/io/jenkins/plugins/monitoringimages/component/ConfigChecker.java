package io.jenkins.plugins.monitoringimages.component;

import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.util.List;

/** The port through which the engine has a configuration checked by the component's own rules. */
@FunctionalInterface
public interface ConfigChecker {

    /**
     * Checks a configuration, and the files that belong to it.
     *
     * @param events gets the checker's own output, and warnings of what does not stop the build
     * @return what is wrong; empty for a good configuration
     * @throws BuildException if the checker cannot be asked
     * @throws InterruptedException if the thread is interrupted; nothing goes on or is left behind then
     */
    List<Finding> check(CheckedFiles files, BuildEvents events) throws BuildException, InterruptedException;
}
