package io.jenkins.plugins.monitoringimages.component.prometheus.check;

import io.jenkins.plugins.monitoringimages.component.prometheus.discovery.TargetGroups;
import io.jenkins.plugins.monitoringimages.component.prometheus.rules.RuleFileCheck;
import io.jenkins.plugins.monitoringimages.model.FilePattern;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import io.jenkins.plugins.monitoringimages.yaml.Rules;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rule files and the files of targets that a configuration names, as far as they are at hand. */
final class NamedFiles {

    private final FilesBeside files;
    private final Optional<ReleaseVersion> version;

    NamedFiles(FilesBeside files, Optional<ReleaseVersion> version) {
        this.files = files;
        this.version = version;
    }

    /** What is wrong in them; each is read once. */
    List<Finding> findings(Fields root) {
        List<Finding> findings = new ArrayList<>();
        for (String path : paths(Rules.scalars(root, "rule_files").stream())) {
            files.read(path).ifPresent(bytes -> findings.addAll(RuleFileCheck.check(path, bytes, version)));
        }
        for (String path : paths(targetFiles(root))) {
            files.read(path).ifPresent(bytes -> findings.addAll(TargetGroups.check(path, bytes, version)));
        }
        return findings;
    }

    private Set<String> paths(Stream<Scalar> patterns) {
        Set<String> paths = new LinkedHashSet<>();
        patterns.forEach(pattern -> paths.addAll(files.matching(new FilePattern(pattern.text()))));
        return paths;
    }

    private static Stream<Scalar> targetFiles(Fields root) {
        List<Fields> alerting = root.value("alerting").orElse(null) instanceof Fields fields
                ? Rules.sections(fields, "alertmanagers")
                : List.of();
        return Stream.concat(Rules.sections(root, "scrape_configs").stream(), alerting.stream())
                .flatMap(job -> Rules.sections(job, "file_sd_configs").stream())
                .flatMap(discovery -> Rules.scalars(discovery, "files").stream());
    }
}
