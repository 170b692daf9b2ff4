package io.jenkins.plugins.monitoringimages.plugin.steps;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.monitoringimages.plugin.config.MonitoringImagesConfiguration;
import io.jenkins.plugins.monitoringimages.plugin.credentials.Mirrors;
import io.jenkins.plugins.monitoringimages.plugin.form.FormText;
import io.jenkins.plugins.monitoringimages.plugin.form.SpecForm;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jenkinsci.plugins.docker.commons.credentials.DockerServerEndpoint;

/** From the arguments of a step to the values of a spec: the same names, put into the spec's sections. */
final class StepSpec {

    private static final BuildMonitoringImageStep PLAIN = new BuildMonitoringImageStep(List.of());

    private StepSpec() {}

    /**
     * The step's values, with the system's defaults where it has none.
     *
     * @param expand replaces build variables in a text
     */
    static SpecForm of(BuildMonitoringImageStep step, UnaryOperator<String> expand) {
        MonitoringImagesConfiguration defaults = MonitoringImagesConfiguration.get();
        return of(step, expand, defaults.getMirror(), defaults.getBase(), server(step))
                .list("image.output", step.getOutput().isEmpty() ? defaults.getOutput() : step.getOutput());
    }

    /** The values that the step gives beside a spec of the workspace: those that are not the defaults of the step. */
    static SpecForm beside(BuildMonitoringImageStep step, UnaryOperator<String> expand) {
        return of(step, expand, null, MonitoringImagesConfiguration.get().getBase(), step.getDocker());
    }

    /** What the system gives to a spec that does not say otherwise. */
    static SpecForm defaults() {
        MonitoringImagesConfiguration system = MonitoringImagesConfiguration.get();
        return new SpecForm(UnaryOperator.identity())
                .text("release.mirror", system.getMirror())
                .list("image.output", system.getOutput())
                .text("docker.host", system.getDocker() == null ? null : system.getDocker().getUri());
    }

    /** The container engine that the step names, or else the system; null for none. */
    private static DockerServerEndpoint server(BuildMonitoringImageStep step) {
        return step.getDocker() != null ? step.getDocker() : MonitoringImagesConfiguration.get().getDocker();
    }

    /** The one whose keys a build gets: those of the system are for its own engine, and for none that a file names. */
    static DockerServerEndpoint server(BuildMonitoringImageStep step, BuildSpec plan) {
        DockerServerEndpoint server = server(step);
        boolean namedByFile = step.getSpec() != null && step.getDocker() == null && server != null
                && !plan.dockerHost().equals(Objects.toString(server.getUri(), ""));
        return namedByFile ? null : server;
    }

    /**
     * The login at the mirror that the step names, or else the system, whose credentials go to its own mirror alone.
     *
     * @param mirror of the build; empty for none
     * @throws AbortException if the run may not use the credentials, or there are none
     */
    static Optional<Mirrors.Login> mirrorLogin(BuildMonitoringImageStep step, String mirror, Run<?, ?> run)
            throws AbortException {
        return step.getMirrorCredentialsId() != null
                ? Optional.of(Mirrors.login(mirror, step.getMirrorCredentialsId(), "mirrorCredentialsId", run))
                : Mirrors.ofSystem(mirror, run);
    }

    /** The same with the defaults given; each may be null. */
    static SpecForm of(
            BuildMonitoringImageStep step,
            UnaryOperator<String> expand,
            String mirror,
            String base,
            DockerServerEndpoint server) {
        return new SpecForm(expand)
                .verbatim("component", given(step, step.getComponent(), PLAIN.getComponent()))
                .text("version", given(step, step.getVersion(), PLAIN.getVersion()))
                .list("platforms", FormText.orNone(given(step, step.getPlatforms(), PLAIN.getPlatforms())))
                .text("release.mirror", step.getMirror() != null ? step.getMirror() : mirror)
                .pins("release.sha256", step.getSha256())
                .text("release.verify", step.isVerify() ? null : "false")
                .text("config.scrapeInterval", step.getScrapeInterval())
                .text("config.evaluationInterval", step.getEvaluationInterval())
                .pairs("config.externalLabels", step.getExternalLabels())
                .list("config.alertmanagers", step.getAlertmanagers())
                .list("config.ruleFiles", step.getRuleFiles())
                .forms("config.scrapeJobs", step.getScrapeJobs())
                .verbatim("config.extra", step.getExtra())
                .text("configFile", step.getConfigFile())
                .forms("files", step.getFiles())
                .text("image.base", step.getBase())
                .defaultBase(base)
                .list("image.tags", step.getTags())
                .pairs("image.labels", step.getLabels())
                .list("image.flags", step.getFlags())
                .list("image.output", step.getOutput())
                .text("image.pull", given(step, step.getPull(), PLAIN.getPull()))
                .text("image.build", step.getInstructions().isEmpty() ? given(step, step.getBuild(), PLAIN.getBuild()) : null)
                .verbatim("image.instructions", step.getInstructions())
                .text("image.keepReplaced", step.isKeepReplaced() ? "true" : null)
                .list("image.insecureRegistries", step.getInsecureRegistries())
                .text("docker.host", Optional.ofNullable(server).map(DockerServerEndpoint::getUri).orElse(null))
                .text("smokeTest", given(step, step.getSmokeTest(), PLAIN.getSmokeTest()));
    }

    /** Beside a spec of the workspace, a default of the step says nothing. */
    private static <T> T given(BuildMonitoringImageStep step, T value, T byDefault) {
        return step.getSpec() != null && value.equals(byDefault) ? null : value;
    }
}
