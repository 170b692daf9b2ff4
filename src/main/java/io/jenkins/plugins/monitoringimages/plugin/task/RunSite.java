package io.jenkins.plugins.monitoringimages.plugin.task;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.Node;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.monitoringimages.build.BuildEnvironment;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerTls;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import io.jenkins.plugins.monitoringimages.plugin.config.MonitoringImagesConfiguration;
import io.jenkins.plugins.monitoringimages.plugin.credentials.DockerServers;
import io.jenkins.plugins.monitoringimages.plugin.credentials.Proxies;
import io.jenkins.plugins.monitoringimages.plugin.remote.AgentSetup;
import io.jenkins.plugins.monitoringimages.plugin.remote.Machine;
import io.jenkins.plugins.monitoringimages.plugin.remote.StepWatch;
import io.jenkins.plugins.monitoringimages.release.MirrorPassword;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.docker.commons.credentials.DockerServerEndpoint;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Where a step works.
 *
 * @param run that asks for it
 * @param node where it builds
 * @param workspace on that node
 * @param environment of the build
 * @param listener writes to the run's console
 */
public record RunSite(Run<?, ?> run, Node node, FilePath workspace, EnvVars environment, TaskListener listener) {

    /** What a Pipeline has to offer where such a step stands. */
    public static final Set<Class<?>> REQUIRED =
            Set.of(FilePath.class, Run.class, TaskListener.class, EnvVars.class, Node.class);

    private static final long MEBI = 1L << 20;

    public static RunSite of(StepContext context) throws IOException, InterruptedException {
        return new RunSite(
                context.get(Run.class),
                context.get(Node.class),
                context.get(FilePath.class),
                context.get(EnvVars.class),
                context.get(TaskListener.class));
    }

    /** @throws AbortException if the agent is gone */
    public static RunSite of(AbstractBuild<?, ?> build, BuildListener listener) throws IOException, InterruptedException {
        FilePath workspace = build.getWorkspace();
        Node node = build.getBuiltOn();
        if (workspace == null || node == null) {
            throw new AbortException("The agent of this build is not connected");
        }
        EnvVars environment = build.getEnvironment(listener);
        environment.overrideAll(build.getBuildVariables());
        return new RunSite(build, node, workspace, environment, listener);
    }

    /**
     * What the work on the agent gets.
     *
     * @param server whose keys are looked up for this run; null for none
     * @param watch hears of each step
     * @throws AbortException if the run may not use the keys, there are none, or the agent is gone
     */
    public AgentSetup setup(
            Optional<MirrorPassword> mirror, List<RegistryCredentials> logins, DockerServerEndpoint server, StepWatch watch)
            throws AbortException {
        DockerTls tls = DockerServers.tls(server, run);
        Map<String, String> passedOn = BuildSurroundings.passedOn(environment);
        Machine machine = new Machine(
                cacheDirectory(),
                MonitoringImagesConfiguration.get().getCacheMebibytes() * MEBI,
                Proxies.settings(passedOn, Jenkins.get().getProxy()));
        BuildEnvironment extras = new BuildEnvironment(BuildSurroundings.labels(environment), mirror, logins);
        return new AgentSetup(extras, tls, machine, passedOn, listener, watch);
    }

    private String cacheDirectory() throws AbortException {
        FilePath root = node.getRootPath();
        if (root == null) {
            throw new AbortException("The agent " + node.getDisplayName() + " is not connected");
        }
        return root.child("caches").child("monitoring-images").getRemote();
    }
}
