package io.jenkins.plugins.monitoringimages.component.catalog;

import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.ProgramFlags;
import io.jenkins.plugins.monitoringimages.component.Template;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold between the parts of a declaration, each of which is good by itself. */
final class Consistency {

    private Consistency() {}

    static void check(Component component, Fields fields, Report report) {
        component.config().flatMap(config -> config.checker()).ifPresent(checker -> {
            boolean there = component.programs().containsKey(checker.program());
            if (!there) {
                report.add(at(fields, "configuration"), "its check has the program '" + checker.program()
                        + "', which is none of the component's; allowed: " + String.join(", ", component.programs().keySet()));
            }
            if (checker.config().stream().noneMatch(argument -> argument.contains("{file}"))) {
                report.add(at(fields, "configuration"), "its check has no argument with {file}; allowed: one that names the file");
            }
        });
        Set<String> links = new HashSet<>(component.programs().values());
        if (links.size() < component.programs().size()) {
            report.add(at(fields, "programs"), "two programs have the same path in the image; allowed: one for each");
        }
        checkPlaces(component, fields, report);
        checkVersions(component, fields, report);
        if (!component.run().stateDirectory().isEmpty() && component.run().user() < 0) {
            report.add(at(fields, "state"), "who owns the state directory is not known; allowed: with user alone");
        }
    }

    /** A flag that would never be set. */
    private static void checkPlaces(Component component, Fields fields, Report report) {
        for (YamlNode node : Values.nodes(fields, "flags")) {
            Template flag = new Template(node instanceof Fields map ? Values.text(map, "flag").orElse("") : ((YamlNode.Scalar) node).text());
            if (flag.has("config") && component.config().isEmpty()) {
                report.add(node, "{config} stands for nothing, since there is no configuration; allowed: with configuration alone");
            }
            if (flag.has("state") && component.run().stateDirectory().isEmpty()) {
                report.add(node, "{state} stands for nothing, since there is no state; allowed: with state alone");
            }
        }
        List<String> names = component.run().flags().own().stream().map(own -> own.flag().text().split("=", 2)[0]).toList();
        for (ProgramFlags.Own own : component.run().flags().own()) {
            if (!own.instead().isEmpty() && !names.contains(own.instead())) {
                report.add(at(fields, "flags"), "there is no flag " + own.instead() + " whose place another could take; allowed: "
                        + String.join(", ", names));
            }
        }
    }

    private static void checkVersions(Component component, Fields fields, Report report) {
        component.availability().offered().stream()
                .filter(version -> !component.supports(version))
                .forEach(version -> report.add(at(fields, "versions"), version + " is older than the oldest, "
                        + component.availability().oldest() + "; allowed: that one or a later one"));
        component.source().files().ifPresent(downloads -> {
            if (!downloads.tag().has("version") && !downloads.file().has("version")) {
                report.add(fields, "neither the tag nor the file has {version} in its name; allowed: in one of them, or in both");
            }
        });
    }

    private static YamlNode at(Fields fields, String key) {
        return fields.fields().containsKey(key) ? fields.fields().get(key).key() : fields;
    }
}
