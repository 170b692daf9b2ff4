package io.jenkins.plugins.monitoringimages.build.config;

import io.jenkins.plugins.monitoringimages.component.ConfigChecker;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import java.util.Optional;

/** Finds the configuration checker that belongs to a release and runs on this machine. */
@FunctionalInterface
public interface ConfigCheckers {

    /**
     * @param version the exact release of the spec's component
     * @return empty where the component has no checker
     * @throws BuildException if it has one that cannot be had for this machine
     */
    Optional<ConfigChecker> checker(BuildSpec spec, ReleaseVersion version, BuildEvents events)
            throws BuildException, InterruptedException;
}
