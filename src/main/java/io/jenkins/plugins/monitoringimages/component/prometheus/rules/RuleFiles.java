package io.jenkins.plugins.monitoringimages.component.prometheus.rules;

import io.jenkins.plugins.monitoringimages.model.FilePattern;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.yaml.ConfigText;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Rules;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The rule files that a configuration names. */
public final class RuleFiles {

    private RuleFiles() {}

    /**
     * Names the rule files that will not be beside the configuration. Prometheus says nothing of such a file when it
     * starts, and its rules just do not exist. Patterns are not looked at, nor absolute paths elsewhere, which can be
     * mounted.
     *
     * @param directory where the configuration will lie, such as {@code /etc/prometheus}
     * @param present the paths, below that directory, of the files that will be there
     * @return a finding for each that will not; none where the configuration cannot be read, which is told elsewhere
     */
    public static List<Finding> missing(String fileName, byte[] yaml, String directory, Set<String> present) {
        Report report = new Report(fileName);
        for (Scalar named : named(yaml)) {
            FilePattern pattern = below(directory, named);
            boolean elsewhere = pattern.text().startsWith("/");
            if (pattern.isPath() && !elsewhere && present.stream().noneMatch(pattern::matches)) {
                report.add(named, "the rule file " + InvalidValueException.quote(named.text())
                        + " will not be beside the configuration; allowed: a file that is given as a rule file");
            }
        }
        return report.findings();
    }

    /** The files among those present that no {@code rule_files} names: Prometheus will never load them. */
    public static List<String> neverLoaded(byte[] yaml, String directory, Collection<String> present) {
        List<FilePattern> patterns = named(yaml).stream().map(named -> below(directory, named)).toList();
        return present.stream()
                .filter(file -> patterns.stream().noneMatch(pattern -> pattern.matches(file)))
                .toList();
    }

    /** What {@code rule_files} says: paths and patterns. */
    public static List<String> patterns(byte[] yaml) {
        return named(yaml).stream().map(Scalar::text).toList();
    }

    private static List<Scalar> named(byte[] yaml) {
        YamlNode root = ConfigText.read(yaml, new Report("")).orElse(null);
        return root instanceof Fields fields ? Rules.scalars(fields, "rule_files") : List.of();
    }

    private static FilePattern below(String directory, Scalar named) {
        String pattern = new FilePattern(named.text()).text();
        return new FilePattern(pattern.startsWith(directory + "/")
                ? pattern.substring(directory.length() + 1)
                : pattern);
    }
}
