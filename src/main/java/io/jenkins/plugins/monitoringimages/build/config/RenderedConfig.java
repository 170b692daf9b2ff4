package io.jenkins.plugins.monitoringimages.build.config;

import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.prometheus.PrometheusYaml;
import io.jenkins.plugins.monitoringimages.component.prometheus.check.ConfigCheck;
import io.jenkins.plugins.monitoringimages.component.prometheus.check.FilesBeside;
import io.jenkins.plugins.monitoringimages.component.prometheus.rules.RuleFiles;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.FilePattern;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The texts that a plan gives, made without any release or container engine.
 *
 * @param configName the file name of the configuration in the image; empty for a component that reads none
 * @param config its bytes; empty where the component's own sample is to be taken from the release
 * @param ruleFiles bytes by their paths beside the configuration
 */
public record RenderedConfig(String configName, byte[] config, Map<String, byte[]> ruleFiles) implements Serializable {

    private static final long serialVersionUID = 1L;

    public RenderedConfig {
        config = config.clone();
        ruleFiles = Collections.unmodifiableMap(new LinkedHashMap<>(ruleFiles));
    }

    /**
     * @param files from where the plan's files are read
     * @throws BuildException if a file is missing, or additional YAML cannot be merged
     */
    public static RenderedConfig of(BuildSpec plan, SourceFiles files) throws BuildException {
        Map<String, byte[]> ruleFiles = new LinkedHashMap<>();
        for (String path : plan.ruleFiles()) {
            for (String file : files.matching(new FilePattern(path))) {
                ruleFiles.put(file, files.read(file));
            }
        }
        byte[] config = new byte[0];
        if (!plan.configFile().isEmpty()) {
            config = files.read(plan.configFile());
            if (config.length == 0) {
                throw new BuildException("The configFile " + plan.configFile() + " is empty; allowed: a configuration, or no "
                        + "configFile at all");
            }
        } else if (plan.generatedConfig().isPresent()) {
            config = PrometheusYaml.render(
                    plan.generatedConfig().get().withRuleFiles(List.copyOf(ruleFiles.keySet()))).getBytes(StandardCharsets.UTF_8);
        }
        return new RenderedConfig(configName(plan.component()), config, ruleFiles);
    }

    @Override
    public byte[] config() {
        return config.clone();
    }

    /** Whether a plan leaves the configuration to the component's own sample. */
    static boolean takesSample(BuildSpec plan) {
        return plan.component().config().isPresent()
                && plan.configFile().isEmpty()
                && plan.generatedConfig().isEmpty();
    }

    /** Whether the configuration is the component's own sample, which stands in the release tarball. */
    public boolean usesSample() {
        return config.length == 0 && !configName.isEmpty();
    }

    public String configText() {
        return new String(config, StandardCharsets.UTF_8);
    }

    /** Names and checksums of all files: the same for the same content only. */
    public String fingerprint() {
        StringBuilder text = new StringBuilder();
        text.append(Sha256.of(config)).append(' ').append(configName).append('\n');
        ruleFiles.forEach((name, bytes) -> text.append(Sha256.of(bytes)).append(' ').append(name).append('\n'));
        return text.toString();
    }

    /** What is wrong with the configuration, as far as can be told without the component itself. */
    public List<Finding> findings(BuildSpec plan) {
        if (!plan.componentId().equals("prometheus")) {
            return List.of();
        }
        String name = configFileName(plan);
        List<Finding> findings =
                new ArrayList<>(ConfigCheck.check(name, config, plan.version().exact(), FilesBeside.NONE));
        findings.addAll(RuleFiles.missing(name, config, configDirectory(plan), ruleFiles.keySet()));
        return findings;
    }

    /** What does not stop the build but is hardly meant: rule files that will lie in the image and never be loaded. */
    public List<String> warnings(BuildSpec plan) {
        if (!plan.componentId().equals("prometheus") || usesSample()) {
            return List.of();
        }
        List<String> idle = RuleFiles.neverLoaded(config, configDirectory(plan), ruleFiles.keySet());
        List<String> patterns = RuleFiles.patterns(config);
        return idle.isEmpty()
                ? List.of()
                : List.of(String.join(", ", idle) + " will never be loaded: " + configFileName(plan)
                        + (patterns.isEmpty() ? " has no rule_files" : " names only " + String.join(", ", patterns))
                        + "; add the path, or a pattern that matches it, to rule_files");
    }

    private static String configDirectory(BuildSpec plan) {
        return plan.component().config().map(c -> c.imagePath().replaceAll("/[^/]*$", "")).orElse("");
    }

    /** The configuration's name as its user knows it. */
    public String configFileName(BuildSpec plan) {
        return plan.configFile().isEmpty() ? configName : plan.configFile();
    }

    static String configName(Component component) {
        return component.config().map(c -> c.imagePath().replaceAll("^.*/", "")).orElse("");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RenderedConfig rendering
                && configName.equals(rendering.configName)
                && Arrays.equals(config, rendering.config)
                && ruleFiles.keySet().equals(rendering.ruleFiles.keySet())
                && ruleFiles.entrySet().stream()
                        .allMatch(e -> Arrays.equals(e.getValue(), rendering.ruleFiles.get(e.getKey())));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(config);
    }

    @Override
    public String toString() {
        return configName + " of " + config.length + " bytes, " + ruleFiles.size()
                + (ruleFiles.size() == 1 ? " rule file" : " rule files");
    }
}
