package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.component.ConfigChecker;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.BuildCache;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.yaml.ConfigException;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Checks the configuration: first here, before anything is downloaded; then by the release's own checker, which decides. What
 * it found good before, it is not asked again.
 */
final class ConfigCheckStep {

    private final ConfigCheckers judges;
    private final BuildCache past;
    private final BuildEvents events;

    ConfigCheckStep(ConfigCheckers judges, BuildCache past, BuildEvents events) {
        this.judges = judges;
        this.past = past;
        this.events = events;
    }

    /** Refuses what is wrong whatever the release. */
    void atOnce(BuildSpec plan, RenderedConfig rendering) throws ConfigException {
        if (rendering.config().length > 0) {
            refuse(rendering.findings(plan));
            rendering.warnings(plan).forEach(events::warning);
        }
    }

    /** @return who checked it, in a few words */
    String run(BuildSpec plan, ReleaseVersion version, RenderedConfig rendering)
            throws BuildException, InterruptedException {
        if (rendering.configName().isEmpty()) {
            return plan.component().title() + " reads no configuration";
        }
        if (rendering.usesSample()) {
            return "the sample of the release";
        }
        Sha256 question = question(plan, version, rendering);
        if (past.wasFoundGood(question)) {
            return "the release's own checker found nothing wrong before";
        }
        Optional<ConfigChecker> judge = judge(plan, version);
        if (judge.isEmpty()) {
            return "no checker of the release was asked";
        }
        refuse(judge.get().judge(
                rendering.config(), rendering.configFileName(plan), rendering.ruleFiles(), events));
        past.rememberGood(question);
        return "the release's own checker finds nothing wrong";
    }

    /** All that the answer of the release's own checker depends on. */
    private static Sha256 question(BuildSpec plan, ReleaseVersion version, RenderedConfig rendering) {
        String text = String.join(
                "\n",
                plan.componentId(),
                version.toString(),
                plan.release().toString(),
                rendering.fingerprint());
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A release without tarballs for this machine must not keep anybody from building for another one. */
    private Optional<ConfigChecker> judge(BuildSpec plan, ReleaseVersion version) throws InterruptedException {
        try {
            return judges.judge(plan, version, events);
        } catch (BuildException e) {
            events.warning("The release's own checker could not be asked about the configuration: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static void refuse(List<Finding> findings) throws ConfigException {
        if (!findings.isEmpty()) {
            throw new ConfigException("The configuration is wrong", findings);
        }
    }
}
