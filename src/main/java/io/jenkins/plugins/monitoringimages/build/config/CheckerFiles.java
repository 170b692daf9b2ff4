package io.jenkins.plugins.monitoringimages.build.config;

import io.jenkins.plugins.monitoringimages.component.prometheus.PrometheusGenerator;
import io.jenkins.plugins.monitoringimages.component.CheckedFiles;
import io.jenkins.plugins.monitoringimages.component.prometheus.rules.RuleFiles;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The files of a build as the release's own checker gets them: by their paths from the configuration's directory. */
public final class CheckerFiles {

    /** Where what does not lie beside the configuration is put for a check: no path of a spec begins so. */
    private static final String ELSEWHERE = ".image";

    private final BuildSpec spec;
    private final RenderedConfig rendered;

    public CheckerFiles(BuildSpec spec, RenderedConfig rendered) {
        this.spec = spec;
        this.rendered = rendered;
    }

    /** Empty where there is nothing to be checked. */
    public Optional<CheckedFiles> files() {
        return rendered.config().map(config -> {
            Map<String, byte[]> all = new TreeMap<>();
            rendered.allFiles().forEach(file -> all.put(name(file), file.content()));
            Set<String> rules = ruleFiles(config, all.keySet());
            Map<String, byte[]> ruleFiles = new TreeMap<>(all);
            ruleFiles.keySet().retainAll(rules);
            all.keySet().removeAll(rules);
            return new CheckedFiles(config.bytes(), config.source(), ruleFiles, all,
                    ConfigFindings.webConfig(spec, rendered).map(this::name));
        });
    }

    /** Those of the spec's rule files, and what else {@code rule_files} names. */
    private Set<String> ruleFiles(GivenConfig config, Set<String> all) {
        Set<String> rules = rendered.ruleFiles().stream().map(this::name).collect(Collectors.toSet());
        if (PrometheusGenerator.isFor(spec.component())) {
            List<String> idle = RuleFiles.neverLoaded(config.bytes(), spec.configDirectory(), all);
            all.stream().filter(name -> !idle.contains(name)).forEach(rules::add);
        }
        return rules;
    }

    /** What a checker found, by the names that the user knows the files by. */
    public List<Finding> named(List<Finding> findings) {
        return findings.stream()
                .map(finding -> rendered.allFiles().stream()
                        .filter(file -> name(file).equals(finding.file()))
                        .findFirst()
                        .map(file -> new Finding(file.source(), finding.line(), finding.column(), finding.message()))
                        .orElse(finding))
                .toList();
    }

    private String name(RenderedFile file) {
        String directory = spec.configDirectory() + "/";
        return file.target().startsWith(directory)
                ? file.target().substring(directory.length())
                : ELSEWHERE + file.target();
    }
}
