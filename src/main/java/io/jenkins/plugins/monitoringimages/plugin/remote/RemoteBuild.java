package io.jenkins.plugins.monitoringimages.plugin.remote;

import hudson.AbortException;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.monitoringimages.docker.BuildMachine;
import io.jenkins.plugins.monitoringimages.docker.DockerHost;
import io.jenkins.plugins.monitoringimages.docker.DockerTls;
import io.jenkins.plugins.monitoringimages.engine.BuildExtras;
import io.jenkins.plugins.monitoringimages.engine.BuildReport;
import io.jenkins.plugins.monitoringimages.engine.FolderFiles;
import io.jenkins.plugins.monitoringimages.engine.model.BuildException;
import io.jenkins.plugins.monitoringimages.engine.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.engine.plan.BuildPlan;
import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import jenkins.MasterToSlaveFileCallable;

/**
 * A build of images on the machine that holds the workspace. Everything that it needs is resolved before: it knows no
 * Jenkins. Interrupting the call on the controller interrupts the build.
 */
public final class RemoteBuild extends MasterToSlaveFileCallable<BuildReport> {

    private static final long serialVersionUID = 1L;

    private final BuildPlan plan;
    private final BuildExtras extras;
    private final DockerTls tls;
    private final Machine machine;
    private final HashMap<String, String> environment;
    private final TaskListener listener;

    /**
     * @param tls for the container engine; null to take what the environment names
     * @param environment of the build, as far as it is needed
     */
    public RemoteBuild(
            BuildPlan plan,
            BuildExtras extras,
            DockerTls tls,
            Machine machine,
            Map<String, String> environment,
            TaskListener listener) {
        this.plan = plan;
        this.extras = extras;
        this.tls = tls;
        this.machine = machine;
        this.environment = new HashMap<>(environment);
        this.listener = listener;
    }

    @Override
    public BuildReport invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
        try {
            DockerHost host = DockerHost.of(plan.dockerHost(), environment);
            BuildMachine builder = new BuildMachine(
                    new File(machine.cacheFolder()).toPath(),
                    machine.cacheBytes(),
                    machine.http(),
                    System.getProperty("os.arch"),
                    Clock.systemUTC());
            return builder.build(
                    plan,
                    extras,
                    tls == null ? host : host.withTls(tls),
                    new FolderFiles(workspace.toPath()),
                    new ConsoleEvents(listener.getLogger(), System::nanoTime));
        } catch (BuildException | InvalidValueException e) {
            throw new AbortException(e.getMessage());
        }
    }
}
