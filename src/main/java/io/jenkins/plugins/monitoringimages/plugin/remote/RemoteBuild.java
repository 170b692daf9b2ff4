package io.jenkins.plugins.monitoringimages.plugin.remote;

import hudson.AbortException;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import java.io.File;
import java.io.IOException;
import jenkins.MasterToSlaveFileCallable;

/**
 * A build of images on the machine that holds the workspace. Interrupting the call on the controller interrupts the build. Relative
 * paths begin in the directory that it is called for.
 */
public final class RemoteBuild extends MasterToSlaveFileCallable<BuildReport> {

    private static final long serialVersionUID = 1L;

    private final BuildSpec plan;
    private final AgentSetup setup;

    public RemoteBuild(BuildSpec plan, AgentSetup setup) {
        this.plan = plan;
        this.setup = setup;
    }

    /** @throws AbortException if there is nothing to report; says in which step it failed, where it came to one */
    @Override
    public BuildReport invoke(File directory, VirtualChannel channel) throws IOException, InterruptedException {
        ConsoleEvents console = setup.console("");
        try {
            return setup.service().build(plan, setup.extras(), setup.site(directory, plan.dockerHost()), console);
        } catch (BuildException | InvalidValueException e) {
            throw new FailedStepException(console.lastStep(), e.getMessage());
        } finally {
            setup.flush();
        }
    }
}
