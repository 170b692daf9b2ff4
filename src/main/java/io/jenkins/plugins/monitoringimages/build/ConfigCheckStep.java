package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.build.config.ConfigCheckers;
import io.jenkins.plugins.monitoringimages.build.config.CheckerFiles;
import io.jenkins.plugins.monitoringimages.build.config.ConfigFindings;
import io.jenkins.plugins.monitoringimages.build.config.RenderedConfig;
import io.jenkins.plugins.monitoringimages.build.report.MaskedEvents;
import io.jenkins.plugins.monitoringimages.component.CheckedFiles;
import io.jenkins.plugins.monitoringimages.component.ConfigChecker;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.ConfigSource.None;
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

    private final ConfigCheckers checkers;
    private final BuildCache cache;
    private final BuildEvents events;

    ConfigCheckStep(ConfigCheckers checkers, BuildCache cache, BuildEvents events) {
        this.checkers = checkers;
        this.cache = cache;
        this.events = events;
    }

    /** Refuses what is wrong whatever the release, and warns of what is hardly meant. */
    void atOnce(BuildSpec spec, RenderedConfig rendered) throws ConfigException {
        ConfigFindings known = new ConfigFindings(spec, rendered);
        refuse(known.findings());
        known.warnings().forEach(events::warning);
    }

    /** @return who checked it, in a few words */
    String run(BuildSpec spec, ReleaseVersion version, RenderedConfig rendered)
            throws BuildException, InterruptedException {
        CheckerFiles checked = new CheckerFiles(spec, rendered);
        Optional<CheckedFiles> files = checked.files();
        if (files.isEmpty()) {
            return spec.config() instanceof None
                    ? spec.component().config().map(config -> "no configuration is given")
                            .orElse(spec.component().title() + " reads no configuration")
                    : "the sample of the release";
        }
        Sha256 question = question(spec, version, rendered);
        if (cache.wasFoundGood(question)) {
            return "the release's own checker found nothing wrong before";
        }
        Optional<List<Finding>> findings = ask(
                spec, version, files.get(), new MaskedEvents(events, rendered.masked().elsewhere()));
        if (findings.isEmpty()) {
            return "no checker of the release was asked";
        }
        refuse(checked.named(rendered.masked(findings.get())));
        cache.rememberGood(question);
        return "the release's own checker finds nothing wrong";
    }

    /** All that the answer of the release's own checker depends on. */
    private static Sha256 question(BuildSpec spec, ReleaseVersion version, RenderedConfig rendered) {
        String text = String.join(
                "\n",
                spec.componentId(),
                version.toString(),
                spec.release().toString(),
                String.join(" ", spec.image().flags()),
                rendered.fingerprint());
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A checker that cannot be had or run here must not keep anybody from building for another machine. */
    private Optional<List<Finding>> ask(
            BuildSpec spec, ReleaseVersion version, CheckedFiles files, BuildEvents told)
            throws InterruptedException {
        try {
            Optional<ConfigChecker> checker = checkers.checker(spec, version, told);
            return checker.isEmpty()
                    ? Optional.empty()
                    : Optional.of(checker.get().check(files, told));
        } catch (BuildException e) {
            told.warning("The release's own checker could not be asked about the configuration: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static void refuse(List<Finding> findings) throws ConfigException {
        if (!findings.isEmpty()) {
            throw new ConfigException("The configuration is wrong", findings);
        }
    }
}
