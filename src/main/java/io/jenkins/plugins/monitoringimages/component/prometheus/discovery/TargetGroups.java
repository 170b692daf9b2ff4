package io.jenkins.plugins.monitoringimages.component.prometheus.discovery;

import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.yaml.ConfigText;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Scalars;
import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.Shape;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Targets that share their labels: in {@code static_configs}, and in the files that {@code file_sd_configs} names. */
public final class TargetGroups {

    static final Section GROUP = Section.named("a static config")
            .keys(Shape.listOf(Scalars.TEXT, "empty list item; allowed: a target such as coop:8081"), "targets")
            .keys(Shape.mapOf(Scalars.LABEL_NAME, Scalars.LABEL_VALUE), "labels")
            .build();

    private static final Shape FILE = Shape.listOf(GROUP, "empty list item; allowed: a group with targets and labels");

    private TargetGroups() {}

    /**
     * Checks a file of targets, in YAML or JSON, as {@code file_sd_configs} reads it.
     *
     * @return what is wrong, by line and column; empty for a good file
     */
    public static List<Finding> check(String fileName, byte[] bytes, Optional<ReleaseVersion> version) {
        Report report = new Report(fileName, version);
        ConfigText.read(bytes, report)
                .filter(node -> !YamlNode.isNothing(node))
                .ifPresent(node -> FILE.check(node, report));
        return report.findings();
    }
}
