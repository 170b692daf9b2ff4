package io.jenkins.plugins.monitoringimages.plugin.remote;

import hudson.AbortException;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.monitoringimages.build.BuildEnvironment;
import io.jenkins.plugins.monitoringimages.build.BuildService;
import io.jenkins.plugins.monitoringimages.build.BuildSite;
import io.jenkins.plugins.monitoringimages.build.config.BuildMachine;
import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerTls;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import io.jenkins.plugins.monitoringimages.release.MirrorPassword;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jenkins.MasterToSlaveFileCallable;

/**
 * A build of images on the machine that holds the workspace. Everything that it needs is resolved before: it knows no
 * Jenkins. Interrupting the call on the controller interrupts the build.
 */
public final class RemoteBuild extends MasterToSlaveFileCallable<BuildReport> {

    private static final long serialVersionUID = 1L;

    private final BuildSpec plan;
    private final HashMap<String, String> labels;
    private final MirrorPassword mirrorPassword;
    private final ArrayList<RegistryCredentials> logins;
    private final DockerTls tls;
    private final Machine machine;
    private final HashMap<String, String> environment;
    private final TaskListener listener;

    /**
     * @param extras labels, the mirror's password and logins; its time is that of the environment, which the machine reads
     * @param tls for the container engine; null to take what the environment names
     * @param environment of the build, as far as it is needed
     */
    public RemoteBuild(
            BuildSpec plan,
            BuildEnvironment extras,
            DockerTls tls,
            Machine machine,
            Map<String, String> environment,
            TaskListener listener) {
        this.plan = plan;
        this.labels = new HashMap<>(extras.labels());
        this.mirrorPassword = extras.mirrorPassword().orElse(null);
        this.logins = new ArrayList<>(extras.logins());
        this.tls = tls;
        this.machine = machine;
        this.environment = new HashMap<>(environment);
        this.listener = listener;
    }

    @Override
    public BuildReport invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
        try {
            DockerHost host = DockerHost.of(plan.dockerHost(), environment);
            BuildService builder = new BuildService(
                    new File(machine.cacheFolder()).toPath(),
                    machine.cacheBytes(),
                    machine.http(),
                    new BuildMachine(System.getProperty("os.name"), System.getProperty("os.arch")),
                    Clock.systemUTC());
            BuildSite site = new BuildSite(workspace.toPath(), environment, tls == null ? host : host.withTls(tls));
            return builder.build(
                    plan,
                    new BuildEnvironment(labels, Optional.ofNullable(mirrorPassword), logins),
                    site,
                    new ConsoleEvents(listener.getLogger(), System::nanoTime));
        } catch (BuildException | InvalidValueException e) {
            throw new AbortException(e.getMessage());
        } finally {
            // A Pipeline's console is sent from time to time only: what is still to be sent belongs before the step's end.
            listener.getLogger().flush();
        }
    }
}
