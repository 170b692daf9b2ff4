package io.jenkins.plugins.monitoringimages.engine;

import io.jenkins.plugins.monitoringimages.engine.config.ConfigException;
import io.jenkins.plugins.monitoringimages.engine.config.Finding;
import io.jenkins.plugins.monitoringimages.engine.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.engine.image.PastBuilds;
import io.jenkins.plugins.monitoringimages.engine.model.BuildException;
import io.jenkins.plugins.monitoringimages.engine.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.engine.model.Sha256;
import io.jenkins.plugins.monitoringimages.engine.plan.BuildPlan;
import io.jenkins.plugins.monitoringimages.engine.promtool.ConfigJudge;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Checks the configuration: first here, before anything is downloaded; then by the release's own checker, which decides. What
 * it found good before, it is not asked again.
 */
final class ConfigStep {

    private final JudgeSource judges;
    private final PastBuilds past;
    private final BuildEvents events;

    ConfigStep(JudgeSource judges, PastBuilds past, BuildEvents events) {
        this.judges = judges;
        this.past = past;
        this.events = events;
    }

    /** Refuses what is wrong whatever the release. */
    void atOnce(BuildPlan plan, Rendering rendering) throws ConfigException {
        if (rendering.config().length > 0) {
            refuse(rendering.findings(plan));
        }
    }

    /** @return who checked it, in a few words */
    String run(BuildPlan plan, ReleaseVersion version, Rendering rendering)
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
        Optional<ConfigJudge> judge = judge(plan, version);
        if (judge.isEmpty()) {
            return "no checker of the release was asked";
        }
        refuse(judge.get().judge(
                rendering.config(), rendering.configFileName(plan), rendering.ruleFiles(), events));
        past.rememberGood(question);
        return "the release's own checker finds nothing wrong";
    }

    /** All that the answer of the release's own checker depends on. */
    private static Sha256 question(BuildPlan plan, ReleaseVersion version, Rendering rendering) {
        String text = String.join(
                "\n",
                plan.componentId(),
                version.toString(),
                plan.release().toString(),
                rendering.fingerprint());
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A release without tarballs for this machine must not keep anybody from building for another one. */
    private Optional<ConfigJudge> judge(BuildPlan plan, ReleaseVersion version) throws InterruptedException {
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
