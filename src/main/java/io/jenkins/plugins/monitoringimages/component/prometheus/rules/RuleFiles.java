package io.jenkins.plugins.monitoringimages.component.prometheus.rules;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.yaml.ConfigText;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Items;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rule files that a configuration names. */
public final class RuleFiles {

    private RuleFiles() {}

    /**
     * Names the rule files that will not be beside the configuration. Prometheus says nothing of such a file when it
     * starts, and its rules just do not exist. Patterns are not looked at, nor absolute paths, which can be mounted.
     *
     * @param present the paths, below the configuration's folder, of the files that will be there
     * @return a finding for each that will not; none where the configuration cannot be read, which is told elsewhere
     */
    public static List<Finding> missing(String fileName, byte[] yaml, Set<String> present) {
        Set<Path> files = present.stream().map(Path::of).map(Path::normalize).collect(Collectors.toSet());
        Report report = new Report(fileName);
        YamlNode root = ConfigText.read(yaml, new Report(fileName)).orElse(null);
        if (root instanceof Fields fields && fields.value("rule_files").orElse(null) instanceof Items items) {
            for (YamlNode item : items.nodes()) {
                if (item instanceof Scalar scalar && isMissing(scalar.text(), files)) {
                    report.add(item, "the rule file " + InvalidValueException.quote(scalar.text())
                            + " will not be beside the configuration; allowed: a file that is given as a rule file");
                }
            }
        }
        return report.findings();
    }

    private static boolean isMissing(String name, Set<Path> files) {
        try {
            boolean pattern = name.chars().anyMatch(c -> "*?[\\".indexOf(c) >= 0);
            return !pattern && !Path.of(name).isAbsolute() && !files.contains(Path.of(name).normalize());
        } catch (InvalidPathException e) {
            return true;
        }
    }
}
