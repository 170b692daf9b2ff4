package io.jenkins.plugins.monitoringimages.build.config;

import io.jenkins.plugins.monitoringimages.component.prometheus.PrometheusGenerator;
import io.jenkins.plugins.monitoringimages.component.http.WebConfigCheck;
import io.jenkins.plugins.monitoringimages.component.prometheus.check.ConfigCheck;
import io.jenkins.plugins.monitoringimages.component.prometheus.rules.RuleFiles;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is wrong with the files of a build, as far as can be told without the component itself: the configuration, and the files of the
 * image that it and the flags name.
 */
public final class ConfigFindings {

    /** More of one kind are not read. */
    private static final int MOST_WARNINGS = 20;

    private static final String WEB_CONFIG = "--web.config.file=";

    private final BuildSpec spec;
    private final RenderedConfig rendered;
    private final FilesInImage files;

    public ConfigFindings(BuildSpec spec, RenderedConfig rendered) {
        this.spec = spec;
        this.rendered = rendered;
        this.files = new FilesInImage(spec.configDirectory(), rendered.allFiles());
    }

    /** Each by the name that the user knows the file by; shows no secret of the configuration. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        prometheus().ifPresent(config -> {
            ConfigCheck.check(config.source(), config.bytes(), spec.version().exact(), files)
                    .forEach(finding -> findings.add(finding.file().equals(config.source()) ? finding : named(finding)));
            findings.addAll(RuleFiles.missing(config.source(), config.bytes(), spec.configDirectory(), targets()));
        });
        webConfig(spec, rendered).ifPresent(web -> findings.addAll(WebConfigCheck.check(web.source(), web.content())));
        return findings.isEmpty() ? findings : rendered.masked(findings);
    }

    /** What does not stop the build but is hardly meant: rule files that are never loaded, and secrets in the image. */
    public List<String> warnings() {
        Stream<String> idle = prometheus().stream().flatMap(config -> idleRules(config).stream());
        return Stream.concat(idle, secretsWithin().limit(MOST_WARNINGS)).toList();
    }

    private Stream<String> secretsWithin() {
        return rendered.config().stream()
                .flatMap(config -> rendered.masked().secrets().stream().map(secret -> secret.warning(config.source())));
    }

    /** The file of the image that a flag names as the configuration of the web server; empty where it is not one of the spec's. */
    public static Optional<RenderedFile> webConfig(BuildSpec spec, RenderedConfig rendered) {
        return spec.image().flags().stream()
                .filter(flag -> flag.startsWith(WEB_CONFIG))
                .map(flag -> flag.substring(WEB_CONFIG.length()))
                .flatMap(path -> rendered.allFiles().stream().filter(file -> file.target().equals(path)))
                .findFirst();
    }

    private Optional<GivenConfig> prometheus() {
        return PrometheusGenerator.isFor(spec.component()) ? rendered.config() : Optional.empty();
    }

    private List<String> idleRules(GivenConfig config) {
        Set<String> rules = rendered.ruleFiles().stream().map(RenderedFile::source).collect(Collectors.toSet());
        List<String> idle = RuleFiles.neverLoaded(config.bytes(), spec.configDirectory(), rules).stream().sorted().toList();
        List<String> patterns = RuleFiles.patterns(config.bytes());
        return idle.isEmpty()
                ? List.of()
                : List.of(String.join(", ", idle) + " will never be loaded: " + config.source()
                        + (patterns.isEmpty() ? " has no rule_files" : " names only " + String.join(", ", patterns))
                        + "; add the path, or a pattern that matches it, to rule_files");
    }

    /** Below the configuration's directory. */
    private Set<String> targets() {
        String directory = spec.configDirectory() + "/";
        return rendered.allFiles().stream()
                .map(RenderedFile::target)
                .filter(target -> target.startsWith(directory))
                .map(target -> target.substring(directory.length()))
                .collect(Collectors.toSet());
    }

    private Finding named(Finding finding) {
        return files.find(finding.file())
                .map(file -> new Finding(file.source(), finding.line(), finding.column(), finding.message()))
                .orElse(finding);
    }
}
