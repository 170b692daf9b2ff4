package io.jenkins.plugins.monitoringimages.plugin.stack;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.plugin.action.FailedBuilds;
import io.jenkins.plugins.monitoringimages.plugin.action.ImageAction;
import io.jenkins.plugins.monitoringimages.plugin.config.MirrorPolicy;
import io.jenkins.plugins.monitoringimages.plugin.config.MonitoringImagesConfiguration;
import io.jenkins.plugins.monitoringimages.plugin.form.SpecForm;
import io.jenkins.plugins.monitoringimages.plugin.remote.RemoteStack;
import io.jenkins.plugins.monitoringimages.plugin.remote.StackReportCheck;
import io.jenkins.plugins.monitoringimages.plugin.task.AgentCall;
import io.jenkins.plugins.monitoringimages.plugin.task.FailedStart;
import io.jenkins.plugins.monitoringimages.plugin.task.RunSite;
import io.jenkins.plugins.monitoringimages.plugin.task.WorkspaceFiles;
import io.jenkins.plugins.monitoringimages.plugin.task.WorkspaceSpec;
import io.jenkins.plugins.monitoringimages.spec.StackMember;
import io.jenkins.plugins.monitoringimages.spec.StackSpec;
import io.jenkins.plugins.monitoringimages.stack.MemberReport;
import io.jenkins.plugins.monitoringimages.stack.StackReport;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.docker.commons.credentials.DockerServerEndpoint;

/** What the freestyle and the Pipeline step do: resolve everything on the controller, make it on the agent, keep the reports. */
record StackTask(RunSite site) {

    /**
     * @param expand replaces build variables in the arguments, but not in the text of a spec
     * @throws AbortException with a sentence for each member that failed; what was made is kept, and why it failed
     */
    StackReport run(BuildMonitoringStackStep step, UnaryOperator<String> expand) throws IOException, InterruptedException {
        StackReport report;
        try {
            report = make(step, expand);
        } catch (AbortException e) {
            FailedStart.keep(site, name(step), "", e);
            throw e;
        }
        attach(report, name(step));
        site.listener().getLogger().println("[monitoring-image] Stack " + report.name() + ": " + report.together());
        if (!report.isComplete()) {
            String failures = report.members().stream()
                    .filter(member -> !member.isComplete())
                    .map(member -> member.member().name() + ": " + member.failure())
                    .collect(Collectors.joining("\n"));
            FailedBuilds.add(site.run(), failures);
            throw new AbortException(failures);
        }
        return report;
    }

    private StackReport make(BuildMonitoringStackStep step, UnaryOperator<String> expand)
            throws IOException, InterruptedException {
        WorkspaceSpec spec = spec(step, expand);
        String to = WorkspaceSpec.path(expand.apply(step.getTo()), "to");
        FilePath place = spec.place(site.workspace());
        StackSpec read = read(step, spec, place);
        MemberLogins logins = MemberLogins.of(read, site.run());
        StackSpec stack = logins.stack();
        site.workspace().mkdirs();
        AgentCall agent = new AgentCall(site);
        RemoteStack work = new RemoteStack(
                stack,
                spec.directory(),
                to,
                site.setup(logins.mirror(), logins.registries(), server(step, stack), agent.watch()));
        return StackReportCheck.check(stack, agent.run(site.workspace(), work));
    }

    private WorkspaceSpec spec(BuildMonitoringStackStep step, UnaryOperator<String> expand) throws AbortException {
        List<String> set = step.getSet().stream().map(expand).toList();
        if (step.getSpec() != null && step.getText() != null) {
            throw new AbortException("text: stands beside spec; allowed: one of both");
        }
        if (step.getSpec() == null && step.getText() == null) {
            throw new AbortException("spec: is missing; allowed: a file of the workspace, such as yard.yml, or the spec itself as text");
        }
        return step.getSpec() == null
                ? WorkspaceSpec.of(step.getText(), set)
                : WorkspaceSpec.read(site.workspace(), expand.apply(step.getSpec()), set);
    }

    private static StackSpec read(BuildMonitoringStackStep step, WorkspaceSpec spec, FilePath place) throws AbortException {
        MonitoringImagesConfiguration system = MonitoringImagesConfiguration.get();
        DockerServerEndpoint server = step.getDocker() != null ? step.getDocker() : system.getDocker();
        SpecForm defaults = new SpecForm(UnaryOperator.identity())
                .text("release.mirror", system.getMirror())
                .list("image.output", system.getOutput())
                .text("docker.host", server == null ? null : server.getUri())
                .defaultBase(system.getBase());
        try {
            StackSpec stack = defaults.stack(spec.text(), new WorkspaceFiles(place));
            for (StackMember member : stack.members()) {
                check(member, system.getAllowedMirrors());
            }
            return stack;
        } catch (BuildException e) {
            throw new AbortException(e.getMessage());
        }
    }

    private static void check(StackMember member, List<String> allowed) throws BuildException {
        try {
            MirrorPolicy.check(member.build(), allowed);
        } catch (BuildException e) {
            throw new BuildException("members." + member.name() + "." + e.getMessage(), e);
        }
    }

    /** The engine whose keys the work gets: they are for no other one that a spec may name. */
    private static DockerServerEndpoint server(BuildMonitoringStackStep step, StackSpec stack) {
        DockerServerEndpoint server =
                step.getDocker() != null ? step.getDocker() : MonitoringImagesConfiguration.get().getDocker();
        String named = stack.dockerHost();
        return server != null && named.equals(Objects.toString(server.getUri(), "")) ? server : null;
    }

    private void attach(StackReport report, String stepName) throws IOException {
        for (MemberReport member : report.members()) {
            String name = stepName + ", " + member.member().name();
            if (member.images().isPresent()) {
                try {
                    ImageAction.attach(site.run(), site.workspace(), member.images().get(), name);
                } catch (BuildException e) {
                    throw new AbortException(e.getMessage());
                }
            } else if (!member.isComplete()) {
                ImageAction.attachFailure(
                        site.run(), site.workspace(), name, member.member().build().componentId(), member.failure());
            }
        }
    }

    private static String name(BuildMonitoringStackStep step) {
        return step.getDescriptor().getDisplayName();
    }
}
