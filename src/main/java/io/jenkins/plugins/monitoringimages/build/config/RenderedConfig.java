package io.jenkins.plugins.monitoringimages.build.config;

import io.jenkins.plugins.monitoringimages.component.prometheus.PrometheusYaml;
import io.jenkins.plugins.monitoringimages.component.prometheus.check.ConfigCheck;
import io.jenkins.plugins.monitoringimages.component.prometheus.check.FilesBeside;
import io.jenkins.plugins.monitoringimages.component.prometheus.rules.RuleFiles;
import io.jenkins.plugins.monitoringimages.mask.MaskedConfig;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.FilePattern;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.ConfigSource.Generated;
import io.jenkins.plugins.monitoringimages.spec.ConfigSource.UserFile;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The texts that a spec gives, made without any release or container engine.
 *
 * @param config empty where the image takes the sample of the release, or reads no configuration
 * @param ruleFiles bytes by their paths beside the configuration
 */
public record RenderedConfig(Optional<GivenConfig> config, Map<String, byte[]> ruleFiles) {

    /** More of one kind are not read. */
    private static final int MOST_WARNINGS = 20;

    public RenderedConfig {
        ruleFiles = Collections.unmodifiableMap(new LinkedHashMap<>(ruleFiles));
    }

    /**
     * @param files from where the spec's files are read
     * @throws BuildException if a file is missing, or additional YAML cannot be merged
     */
    public static RenderedConfig of(BuildSpec spec, SourceFiles files) throws BuildException {
        Map<String, byte[]> ruleFiles = new LinkedHashMap<>();
        for (String path : spec.ruleFiles()) {
            for (String file : files.matching(new FilePattern(path))) {
                ruleFiles.put(file, files.read(file));
            }
        }
        return new RenderedConfig(config(spec, files, List.copyOf(ruleFiles.keySet())), ruleFiles);
    }

    private static Optional<GivenConfig> config(BuildSpec spec, SourceFiles files, List<String> ruleFiles)
            throws BuildException {
        String name = spec.component().config().map(c -> c.imagePath().replaceAll("^.*/", "")).orElse("");
        if (spec.config() instanceof Generated generated) {
            String text = PrometheusYaml.render(generated.settings().withRuleFiles(ruleFiles));
            return Optional.of(new GivenConfig(name, name, text.getBytes(StandardCharsets.UTF_8)));
        }
        if (spec.config() instanceof UserFile file) {
            byte[] bytes = files.read(file.path());
            if (bytes.length == 0) {
                throw new BuildException("The configFile " + file.path() + " is empty; allowed: a configuration, or no "
                        + "configFile at all");
            }
            return Optional.of(new GivenConfig(name, file.path(), bytes));
        }
        return Optional.empty();
    }

    /** Names and checksums of all files: the same for the same content only. */
    public String fingerprint() {
        StringBuilder text = new StringBuilder();
        config.ifPresent(c -> text.append(Sha256.of(c.bytes())).append(' ').append(c.name()).append('\n'));
        ruleFiles.forEach((name, bytes) -> text.append(Sha256.of(bytes)).append(' ').append(name).append('\n'));
        return text.toString();
    }

    /** The configuration as it may be shown; an empty one where there is none. */
    public MaskedConfig masked() {
        return MaskedConfig.of(config.map(GivenConfig::text).orElse(""));
    }

    /** Findings without what they quote of the configuration's secrets: one may stand in the wrong place. */
    public List<Finding> masked(List<Finding> findings) {
        UnaryOperator<String> mask = masked().elsewhere();
        return findings.stream()
                .map(f -> new Finding(f.file(), f.line(), f.column(), mask.apply(f.message())))
                .toList();
    }

    /** What is wrong with the configuration, as far as can be told without the component itself; shows no secret of it. */
    public List<Finding> findings(BuildSpec spec) {
        if (config.isEmpty() || !spec.componentId().equals("prometheus")) {
            return List.of();
        }
        GivenConfig given = config.get();
        List<Finding> findings = new ArrayList<>(
                ConfigCheck.check(given.source(), given.bytes(), spec.version().exact(), FilesBeside.NONE));
        findings.addAll(
                RuleFiles.missing(given.source(), given.bytes(), configDirectory(spec), ruleFiles.keySet()));
        return findings.isEmpty() ? findings : masked(findings);
    }

    /** What does not stop the build but is hardly meant: rule files that are never loaded, and secrets in the image. */
    public List<String> warnings(BuildSpec spec) {
        return Stream.concat(idleRuleFiles(spec).stream(), secretsWithin().limit(MOST_WARNINGS)).toList();
    }

    private Stream<String> secretsWithin() {
        return config.stream().flatMap(given -> masked().secrets().stream().map(secret -> secret.warning(given.source())));
    }

    private List<String> idleRuleFiles(BuildSpec spec) {
        if (config.isEmpty() || !spec.componentId().equals("prometheus")) {
            return List.of();
        }
        GivenConfig given = config.get();
        List<String> idle = RuleFiles.neverLoaded(given.bytes(), configDirectory(spec), ruleFiles.keySet());
        List<String> patterns = RuleFiles.patterns(given.bytes());
        return idle.isEmpty()
                ? List.of()
                : List.of(String.join(", ", idle) + " will never be loaded: " + given.source()
                        + (patterns.isEmpty() ? " has no rule_files" : " names only " + String.join(", ", patterns))
                        + "; add the path, or a pattern that matches it, to rule_files");
    }

    private static String configDirectory(BuildSpec spec) {
        return spec.component().config().map(c -> c.imagePath().replaceAll("/[^/]*$", "")).orElse("");
    }

    @Override
    public String toString() {
        return config.map(GivenConfig::toString).orElse("no configuration of the spec's") + ", " + ruleFiles.size()
                + (ruleFiles.size() == 1 ? " rule file" : " rule files");
    }
}
