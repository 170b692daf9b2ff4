package io.jenkins.plugins.monitoringimages.engine;

import io.jenkins.plugins.monitoringimages.engine.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.engine.model.BuildException;
import io.jenkins.plugins.monitoringimages.engine.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.engine.plan.BuildPlan;
import io.jenkins.plugins.monitoringimages.engine.promtool.ConfigJudge;
import java.util.Optional;

/** Finds the configuration checker that belongs to a release and runs on this machine. */
@FunctionalInterface
public interface JudgeSource {

    /**
     * @param version the exact release of the plan's component
     * @return empty where the component has no checker
     * @throws BuildException if it has one that cannot be had for this machine
     */
    Optional<ConfigJudge> judge(BuildPlan plan, ReleaseVersion version, BuildEvents events)
            throws BuildException, InterruptedException;
}
