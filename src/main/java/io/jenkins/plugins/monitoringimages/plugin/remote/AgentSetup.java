package io.jenkins.plugins.monitoringimages.plugin.remote;

import hudson.model.TaskListener;
import io.jenkins.plugins.monitoringimages.build.BuildEnvironment;
import io.jenkins.plugins.monitoringimages.build.BuildService;
import io.jenkins.plugins.monitoringimages.build.BuildSite;
import io.jenkins.plugins.monitoringimages.build.config.BuildMachine;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerTls;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import io.jenkins.plugins.monitoringimages.release.MirrorPassword;
import java.io.File;
import java.io.Serializable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What every work on an agent gets, all of it resolved before on the controller: it knows no Jenkins. */
public final class AgentSetup implements Serializable {

    private static final long serialVersionUID = 1L;

    private final HashMap<String, String> labels;
    private final MirrorPassword mirrorPassword;
    private final ArrayList<RegistryCredentials> logins;
    private final DockerTls tls;
    private final Machine machine;
    private final HashMap<String, String> environment;
    private final TaskListener listener;
    private final StepWatch watch;

    /**
     * @param extras labels, the mirror's password and logins; its time is that of the environment, which the machine reads
     * @param tls for the container engine; null to take what the environment names
     * @param environment of the build, as far as it is needed
     */
    public AgentSetup(
            BuildEnvironment extras,
            DockerTls tls,
            Machine machine,
            Map<String, String> environment,
            TaskListener listener,
            StepWatch watch) {
        this.labels = new HashMap<>(extras.labels());
        this.mirrorPassword = extras.mirrorPassword().orElse(null);
        this.logins = new ArrayList<>(extras.logins());
        this.tls = tls;
        this.machine = machine;
        this.environment = new HashMap<>(environment);
        this.listener = listener;
        this.watch = watch;
    }

    BuildService service() {
        return new BuildService(
                new File(machine.cacheFolder()).toPath(),
                machine.cacheBytes(),
                machine.http(),
                new BuildMachine(System.getProperty("os.name"), System.getProperty("os.arch")),
                Clock.systemUTC());
    }

    BuildEnvironment extras() {
        return new BuildEnvironment(labels, Optional.ofNullable(mirrorPassword), logins);
    }

    /**
     * @param directory in which relative paths begin
     * @param dockerHost as the spec names it; empty for the one of the environment
     */
    BuildSite site(File directory, String dockerHost) {
        DockerHost host = DockerHost.of(dockerHost, environment);
        return new BuildSite(directory.toPath(), environment, tls == null ? host : host.withTls(tls));
    }

    /** @param member of a stack whose events these are; empty for an image of its own */
    ConsoleEvents console(String member) {
        return new ConsoleEvents(listener.getLogger(), System::nanoTime, member, watch);
    }

    /** A Pipeline's console is sent from time to time only: what is still to be sent belongs before the step's end. */
    void flush() {
        listener.getLogger().flush();
    }
}
