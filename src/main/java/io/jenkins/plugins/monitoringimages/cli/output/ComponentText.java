package io.jenkins.plugins.monitoringimages.cli.output;

import io.jenkins.plugins.monitoringimages.component.CheckerProgram;
import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.ConfigFile;
import io.jenkins.plugins.monitoringimages.component.ProgramFlags;
import io.jenkins.plugins.monitoringimages.component.RunSettings;
import io.jenkins.plugins.monitoringimages.component.Source;
import io.jenkins.plugins.monitoringimages.component.VersionRange;
import io.jenkins.plugins.monitoringimages.model.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One component, for people. */
public final class ComponentText {

    private final List<List<String>> rows = new ArrayList<>();

    private ComponentText() {}

    public static String of(Component component) {
        ComponentText text = new ComponentText();
        text.about(component);
        text.run(component);
        text.platforms(component);
        return TextTable.of(text.rows);
    }

    private void about(Component component) {
        row("Component", component.id());
        row("Title", component.title());
        row("Description", component.about().description());
        row("Licence", component.about().licence());
        row("Page", component.about().url());
        if (component.source() instanceof Source.Published published) {
            row("Image", published.image().text());
        } else {
            component.source().files().ifPresent(files -> {
                row("Releases", files.address() + "/" + files.tag() + "/" + files.file());
                row("Checksums", files.checksums().map(Object::toString).orElse("none: a checksum must be given"));
            });
        }
        row("Oldest", component.availability().oldest().toString());
    }

    private void run(Component component) {
        RunSettings run = component.run();
        component.programs().forEach((program, link) -> row("Program", program + " as " + link));
        component.config().ifPresent(config -> {
            row("Configuration", config.path() + sample(config));
            config.checker().ifPresent(checker -> row("Checked by", command(checker)));
        });
        row("Data", run.stateDirectory());
        row("User", run.user() < 0 ? "that of its image" : Integer.toString(run.user()));
        row("Ports", run.ports().stream().map(Port::toString).collect(Collectors.joining(", ")));
        run.flags().own().forEach(flag -> row("Flag", flag.flag() + condition(flag)));
        run.environment().forEach((name, value) -> row("Variable", name + "=" + value));
        row("Ready", run.health().path());
    }

    private void platforms(Component component) {
        if (component.source() instanceof Source.Published) {
            row("Platforms", "as the index of its image has them");
            return;
        }
        component.availability().platforms().forEach((platform, versions) -> row("Platform", platform + "  " + range(versions)));
    }

    private static String sample(ConfigFile config) {
        return config.sample().map(sample -> ", by default the release's own " + sample).orElse(", none by default");
    }

    private static String command(CheckerProgram checker) {
        return checker.program() + " " + String.join(" ", checker.config())
                + (checker.versions().equals(VersionRange.ALL) ? "" : ", " + range(checker.versions()));
    }

    private static String condition(ProgramFlags.Own flag) {
        List<String> conditions = new ArrayList<>();
        if (!flag.versions().equals(VersionRange.ALL)) {
            conditions.add(range(flag.versions()));
        }
        if (!flag.with().isEmpty()) {
            conditions.add("with " + flag.with());
        }
        if (!flag.unless().isEmpty()) {
            conditions.add("unless a flag begins with " + flag.unless());
        }
        return conditions.isEmpty() ? "" : "  (" + String.join(", ", conditions) + ")";
    }

    private static String range(VersionRange versions) {
        return versions.equals(VersionRange.ALL) ? "all versions" : "versions " + versions;
    }

    private void row(String name, String value) {
        if (!value.isEmpty()) {
            boolean again = rows.stream().anyMatch(row -> row.get(0).equals(name));
            rows.add(List.of(again ? "" : name, value));
        }
    }
}
