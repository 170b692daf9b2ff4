package io.jenkins.plugins.monitoringimages.component.prometheus.check;

import io.jenkins.plugins.monitoringimages.model.FilePattern;
import io.jenkins.plugins.monitoringimages.yaml.ConfigText;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Rules;
import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that {@code scrape_config_files} names, as far as they are at hand: more scrape configs, and nothing else. */
final class ScrapeFiles {

    private static final Section FILE = Section.named("a file of scrape configs")
            .keys(ScrapeSection.JOBS, "scrape_configs")
            .build();

    private ScrapeFiles() {}

    static void check(Fields root, FilesBeside files, Report report) {
        Map<String, String> names = ScrapeRules.jobNames(root);
        for (Scalar pattern : Rules.scalars(root, "scrape_config_files")) {
            // A file that two patterns match is read twice, and its jobs are there twice.
            for (String path : files.matching(new FilePattern(pattern.text()))) {
                files.read(path).ifPresent(bytes -> report.addAll(file(path, bytes, root, names, report.on(path))));
            }
        }
    }

    private static Report file(String path, byte[] bytes, Fields root, Map<String, String> names, Report report) {
        Optional<YamlNode> read = ConfigText.read(bytes, report).filter(node -> !YamlNode.isNothing(node));
        read.ifPresent(node -> FILE.check(node, report));
        if (read.orElse(null) instanceof Fields fields) {
            List<Fields> jobs = ScrapeSection.jobs(fields);
            ScrapeRules.jobs(jobs, ScrapeRules.global(root), report);
            ScrapeRules.uniqueNames(jobs, names, path, report);
        }
        return report;
    }
}
