package io.jenkins.plugins.monitoringimages.plugin.steps;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.build.report.PlatformFailure;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import io.jenkins.plugins.monitoringimages.plugin.action.FailedBuilds;
import io.jenkins.plugins.monitoringimages.plugin.action.ImageAction;
import io.jenkins.plugins.monitoringimages.plugin.config.MirrorPolicy;
import io.jenkins.plugins.monitoringimages.plugin.config.MonitoringImagesConfiguration;
import io.jenkins.plugins.monitoringimages.plugin.credentials.Mirrors;
import io.jenkins.plugins.monitoringimages.plugin.credentials.Registries;
import io.jenkins.plugins.monitoringimages.plugin.remote.RemoteBuild;
import io.jenkins.plugins.monitoringimages.plugin.remote.ReportCheck;
import io.jenkins.plugins.monitoringimages.plugin.task.AgentCall;
import io.jenkins.plugins.monitoringimages.plugin.task.FailedStart;
import io.jenkins.plugins.monitoringimages.plugin.task.RunSite;
import io.jenkins.plugins.monitoringimages.plugin.task.WorkspaceFiles;
import io.jenkins.plugins.monitoringimages.plugin.task.WorkspaceSpec;
import io.jenkins.plugins.monitoringimages.release.MirrorLogin;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What the freestyle and the Pipeline step do: resolve everything on the controller, build on the agent, keep the report. */
record ImageTask(RunSite site) {

    /**
     * @param expand replaces build variables in the step's texts
     * @throws AbortException if there is no image for one of the platforms; what was made is kept, and why it failed
     */
    BuildReport run(BuildMonitoringImageStep step, UnaryOperator<String> expand)
            throws IOException, InterruptedException {
        BuildReport report;
        try {
            report = build(step, expand);
        } catch (AbortException e) {
            FailedStart.keep(site, name(step), step.getSpec() == null ? step.getComponent() : "", e);
            throw e;
        }
        if (!report.isComplete()) {
            String failures = report.failures().stream().map(PlatformFailure::toString).collect(Collectors.joining("\n"));
            FailedBuilds.add(site.run(), failures);
            throw new AbortException(failures);
        }
        return report;
    }

    private BuildReport build(BuildMonitoringImageStep step, UnaryOperator<String> expand)
            throws IOException, InterruptedException {
        Optional<WorkspaceSpec> file = file(step, expand);
        FilePath place = file.map(spec -> spec.place(site.workspace())).orElse(site.workspace());
        BuildSpec read = plan(step, expand, file, place);
        Optional<Mirrors.Login> mirror = StepSpec.mirrorLogin(step, read.release().mirror(), site.run());
        BuildSpec plan = mirror
                .map(login -> read.withRelease(
                        read.release().withLogin(new MirrorLogin(login.user(), MirrorLogin.DEFAULT_VARIABLE))))
                .orElse(read);
        List<RegistryCredentials> logins = new Registries(MonitoringImagesConfiguration.get().getRegistryLogins(), site.run())
                .logins(step.getRegistry(), plan.image());
        place.mkdirs();
        AgentCall agent = new AgentCall(site);
        RemoteBuild build = new RemoteBuild(
                plan,
                site.setup(mirror.map(Mirrors.Login::password), logins, StepSpec.server(step, plan), agent.watch()));
        BuildReport report = ReportCheck.check(plan, agent.run(place, build));
        try {
            ImageAction.attach(site.run(), site.workspace(), report, name(step));
        } catch (BuildException e) {
            throw new AbortException(e.getMessage());
        }
        return report;
    }

    private Optional<WorkspaceSpec> file(BuildMonitoringImageStep step, UnaryOperator<String> expand) throws AbortException {
        if (step.getSpec() == null) {
            if (!step.getSet().isEmpty()) {
                throw new AbortException("set: replaces values of a spec, and there is none; allowed: with spec alone");
            }
            return Optional.empty();
        }
        List<String> set = step.getSet().stream().map(expand).toList();
        return Optional.of(WorkspaceSpec.read(site.workspace(), expand.apply(step.getSpec()), set));
    }

    private static BuildSpec plan(
            BuildMonitoringImageStep step, UnaryOperator<String> expand, Optional<WorkspaceSpec> file, FilePath place)
            throws AbortException {
        try {
            WorkspaceFiles files = new WorkspaceFiles(place);
            BuildSpec plan = file.isPresent()
                    ? StepSpec.beside(step, expand).plan(file.get().text(), StepSpec.defaults(), files)
                    : StepSpec.of(step, expand).plan(files);
            MirrorPolicy.check(plan, MonitoringImagesConfiguration.get().getAllowedMirrors());
            return plan;
        } catch (BuildException e) {
            throw new AbortException(e.getMessage());
        }
    }

    private static String name(BuildMonitoringImageStep step) {
        return step.getDescriptor().getDisplayName();
    }
}
