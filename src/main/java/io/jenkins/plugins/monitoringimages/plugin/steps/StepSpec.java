package io.jenkins.plugins.monitoringimages.plugin.steps;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.monitoringimages.plugin.config.MonitoringImagesConfiguration;
import io.jenkins.plugins.monitoringimages.plugin.credentials.Mirrors;
import io.jenkins.plugins.monitoringimages.plugin.form.SpecForm;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jenkinsci.plugins.docker.commons.credentials.DockerServerEndpoint;

/** From the arguments of a step to the values of a spec: the same names, put into the spec's sections. */
final class StepSpec {

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

    /** The container engine that the step names, or else the system; null for none. */
    static DockerServerEndpoint server(BuildMonitoringImageStep step) {
        return step.getDocker() != null ? step.getDocker() : MonitoringImagesConfiguration.get().getDocker();
    }

    /**
     * The login at the mirror that the step names, or else the system, whose credentials go to its own mirror alone.
     *
     * @param mirror of the build; empty for none
     * @throws AbortException if the run may not use the credentials, or there are none
     */
    static Optional<Mirrors.Login> mirrorLogin(BuildMonitoringImageStep step, String mirror, Run<?, ?> run)
            throws AbortException {
        MonitoringImagesConfiguration system = MonitoringImagesConfiguration.get();
        if (step.getMirrorCredentialsId() != null) {
            return Optional.of(Mirrors.login(mirror, step.getMirrorCredentialsId(), "mirrorCredentialsId", run));
        }
        boolean ofSystem = system.getMirrorCredentialsId() != null
                && system.getMirror() != null
                && mirror.equals(system.getMirror().replaceAll("/+$", ""));
        return ofSystem
                ? Optional.of(Mirrors.login(
                        mirror,
                        system.getMirrorCredentialsId(),
                        "mirrorCredentialsId of the system configuration",
                        run))
                : Optional.empty();
    }

    /** The same with the defaults given; each may be null. */
    static SpecForm of(
            BuildMonitoringImageStep step,
            UnaryOperator<String> expand,
            String mirror,
            String base,
            DockerServerEndpoint server) {
        return new SpecForm(expand)
                .verbatim("component", step.getComponent())
                .text("version", step.getVersion())
                .list("platforms", step.getPlatforms())
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
                .text("image.pull", step.getPull())
                .text("image.build", step.getInstructions().isEmpty() ? step.getBuild() : null)
                .verbatim("image.instructions", step.getInstructions())
                .text("image.keepReplaced", step.isKeepReplaced() ? "true" : null)
                .list("image.insecureRegistries", step.getInsecureRegistries())
                .text("docker.host", Optional.ofNullable(server).map(DockerServerEndpoint::getUri).orElse(null))
                .text("smokeTest", step.getSmokeTest());
    }
}
