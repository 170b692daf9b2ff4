package io.jenkins.plugins.monitoringimages.plugin.steps;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Node;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.monitoringimages.build.BuildEnvironment;
import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.build.report.PlatformFailure;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.plugin.action.FailedBuilds;
import io.jenkins.plugins.monitoringimages.plugin.action.ImageAction;
import io.jenkins.plugins.monitoringimages.plugin.config.MirrorPolicy;
import io.jenkins.plugins.monitoringimages.plugin.config.MonitoringImagesConfiguration;
import io.jenkins.plugins.monitoringimages.plugin.config.RegistryLogin;
import io.jenkins.plugins.monitoringimages.plugin.credentials.DockerServers;
import io.jenkins.plugins.monitoringimages.plugin.credentials.Mirrors;
import io.jenkins.plugins.monitoringimages.plugin.credentials.Proxies;
import io.jenkins.plugins.monitoringimages.plugin.credentials.Registries;
import io.jenkins.plugins.monitoringimages.plugin.remote.Machine;
import io.jenkins.plugins.monitoringimages.plugin.remote.RemoteBuild;
import io.jenkins.plugins.monitoringimages.plugin.remote.ReportCheck;
import io.jenkins.plugins.monitoringimages.release.MirrorLogin;
import io.jenkins.plugins.monitoringimages.release.MirrorPassword;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;

/**
 * What the freestyle and the Pipeline step do: resolve everything on the controller, build on the agent, keep the report.
 *
 * @param run that asks for the image
 * @param node where it builds
 * @param workspace on that node
 * @param environment of the build
 * @param listener writes to the run's console
 */
record ImageTask(Run<?, ?> run, Node node, FilePath workspace, EnvVars environment, TaskListener listener) {

    private static final long MEBI = 1L << 20;

    /**
     * @param expand replaces build variables in the step's texts
     * @throws AbortException if there is no image for one of the platforms; what was made is kept
     */
    BuildReport run(BuildMonitoringImageStep step, UnaryOperator<String> expand)
            throws IOException, InterruptedException {
        try {
            return build(step, expand);
        } catch (AbortException e) {
            FailedBuilds.add(run, e.getMessage());
            throw e;
        }
    }

    private BuildReport build(BuildMonitoringImageStep step, UnaryOperator<String> expand)
            throws IOException, InterruptedException {
        MonitoringImagesConfiguration system = MonitoringImagesConfiguration.get();
        BuildSpec read = plan(step, expand, system);
        Optional<Mirrors.Login> mirror = StepSpec.mirrorLogin(step, read.release().mirror(), run);
        BuildSpec plan = mirror
                .map(login -> read.withRelease(
                        read.release().withLogin(new MirrorLogin(login.user(), MirrorLogin.DEFAULT_VARIABLE))))
                .orElse(read);
        BuildEnvironment extras = extras(step, plan, mirror.map(Mirrors.Login::password));
        Map<String, String> passedOn = BuildSurroundings.passedOn(environment);
        RemoteBuild build = new RemoteBuild(
                plan,
                extras,
                DockerServers.tls(StepSpec.server(step), run),
                new Machine(
                        cacheFolder(),
                        system.getCacheMebibytes() * MEBI,
                        Proxies.settings(passedOn, Jenkins.get().getProxy())),
                passedOn,
                listener);
        workspace.mkdirs();
        BuildReport report = ReportCheck.check(plan, workspace.act(build));
        attach(report, step);
        if (!report.isComplete()) {
            throw new AbortException(report.failures().stream()
                    .map(PlatformFailure::toString)
                    .collect(Collectors.joining("\n")));
        }
        return report;
    }

    private void attach(BuildReport report, BuildMonitoringImageStep step) throws IOException {
        try {
            ImageAction.attach(run, workspace, report, step.getDescriptor().getDisplayName());
        } catch (BuildException e) {
            throw new AbortException(e.getMessage());
        }
    }

    private BuildSpec plan(
            BuildMonitoringImageStep step, UnaryOperator<String> expand, MonitoringImagesConfiguration system)
            throws AbortException {
        try {
            BuildSpec plan = StepSpec.of(step, expand).plan(new WorkspaceFiles(workspace));
            MirrorPolicy.check(plan, system.getAllowedMirrors());
            return plan;
        } catch (BuildException e) {
            throw new AbortException(e.getMessage());
        }
    }

    private BuildEnvironment extras(BuildMonitoringImageStep step, BuildSpec plan, Optional<MirrorPassword> mirrorPassword)
            throws AbortException {
        List<RegistryLogin> ofSystem = MonitoringImagesConfiguration.get().getRegistryLogins();
        return new BuildEnvironment(
                BuildSurroundings.labels(environment),
                mirrorPassword,
                new Registries(ofSystem, run).logins(step.getRegistry(), plan.image()));
    }

    private String cacheFolder() throws AbortException {
        FilePath root = node.getRootPath();
        if (root == null) {
            throw new AbortException("The agent " + node.getDisplayName() + " is not connected");
        }
        return root.child("caches").child("monitoring-images").getRemote();
    }
}
