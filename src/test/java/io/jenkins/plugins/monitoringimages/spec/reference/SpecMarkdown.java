package io.jenkins.plugins.monitoringimages.spec.reference;

import io.jenkins.plugins.monitoringimages.spec.SpecException;
import io.jenkins.plugins.monitoringimages.spec.SpecProblem;
import io.jenkins.plugins.monitoringimages.spec.reader.SpecReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the reference: what the table says, what the reader answers to a wrong value, and how the form calls a key. */
final class SpecMarkdown {

    private static final String JOBS = "config.scrapeJobs[].";
    private static final String FILES = "files[].";

    /** Those whose argument of the Pipeline step has another name than the key. */
    private static final Map<String, String> ARGUMENTS =
            Map.of("docker.host", "docker", "release.login", "mirrorCredentialsId");
    private static final Set<String> COMMAND_LINE_ONLY = Set.of("release.passwordVariable");
    private static final Map<String, String> AS_CODE = Map.of(
            "release.mirror", "mirror", "release.login", "mirrorCredentialsId", "image.base", "base", "image.output", "output",
            "docker.host", "docker");

    private final Path plugin;

    /** @param resources of the plugin, in which the labels of the forms are */
    SpecMarkdown(Path resources) {
        this.plugin = resources.resolve("io/jenkins/plugins/monitoringimages/plugin");
    }

    String text() throws IOException {
        StringBuilder text = new StringBuilder("""
                # The spec

                <!-- Written from the table in spec.reference; CONTRIBUTING.md says how. -->

                Every key of a spec, as the command line reads it from a file and Jenkins from a form or a Pipeline. A key that is left
                out or empty has its default. A key that is not known, a wrong type or a value that is not allowed is an error with the
                key, the line, the value and what is allowed; all of them are shown at once. `spec.schema.json` beside this file is the
                same for editors: put `# yaml-language-server: $schema=spec.schema.json` at the top of a spec.

                *Pipeline* is the argument of `buildMonitoringImage`, *Form* the field of the build step, *As code* the key below
                `unclassified: monitoringImages:` that is the default of all jobs.

                """);
        for (SpecKey key : SpecReference.keys()) {
            text.append(entry(key));
        }
        return text.toString().stripTrailing() + "\n";
    }

    private String entry(SpecKey key) throws IOException {
        StringBuilder entry = new StringBuilder("## `" + key.path() + "`\n\n" + key.meaning() + "\n\n| | |\n|---|---|\n");
        row(entry, "Type", key.type().words() + (key.required() ? ", required" : ""));
        row(entry, "Default", key.byDefault());
        row(entry, "Allowed", key.allowed());
        row(entry, "Error", error(key).map(message -> "`" + message.replace("`", "'").replace("|", "\\|") + "`").orElse(""));
        row(entry, "Pipeline", argument(key).map(name -> "`" + name + "`").orElse(""));
        row(entry, "Form", label(key));
        row(entry, "As code", Optional.ofNullable(AS_CODE.get(key.path())).map(name -> "`" + name + "`").orElse(""));
        return entry.append('\n').toString();
    }

    private static void row(StringBuilder entry, String name, String value) {
        if (!value.isEmpty()) {
            entry.append("| ").append(name).append(" | ").append(value).append(" |\n");
        }
    }

    /** What the reader answers to the key's wrong value. */
    static Optional<String> error(SpecKey key) {
        if (key.wrong().isEmpty()) {
            return Optional.empty();
        }
        String item = key.path().startsWith(JOBS)
                ? "{name: any, targets: 'any:1', " + key.name() + ": " + key.wrong() + "}"
                : "{from: any, to: /etc/any, " + key.name() + ": " + key.wrong() + "}";
        boolean inList = key.path().contains("[].");
        Map<String, String> overrides = inList
                ? Map.of(key.section().replace("[]", ""), "[" + withoutFirst(item, key.name()) + "]")
                : Map.of(key.path(), key.wrong());
        String readPath = key.path().replace("[]", "[0]");
        try {
            SpecReader.read("image: {tags: [coop]}\nversion: 3.5.0\n", overrides);
            return Optional.empty();
        } catch (SpecException e) {
            return e.problems().stream()
                    .filter(problem -> problem.key().startsWith(readPath))
                    .map(SpecProblem::toString)
                    .findFirst();
        }
    }

    /** A key may stand in a mapping once. */
    private static String withoutFirst(String item, String name) {
        return item.indexOf(name + ": ") == item.lastIndexOf(name + ": ")
                ? item
                : item.replaceFirst(name + ": ('any:1'|/etc/any|any), ", "");
    }

    private static Optional<String> argument(SpecKey key) {
        boolean section = key.type() == KeyType.SECTION;
        if (section || key.path().startsWith("notify") || COMMAND_LINE_ONLY.contains(key.path())) {
            return Optional.empty();
        }
        return Optional.of(ARGUMENTS.getOrDefault(key.path(), key.name()));
    }

    private String label(SpecKey key) throws IOException {
        Optional<String> argument = argument(key);
        if (argument.isEmpty()) {
            return "";
        }
        String form = key.path().startsWith(JOBS)
                ? "form/ScrapeJobForm"
                : key.path().startsWith(FILES) ? "form/CopiedFilesForm" : "steps/BuildMonitoringImageStep";
        Properties labels = new Properties();
        try (Reader file = Files.newBufferedReader(plugin.resolve(form).resolve("config.properties"))) {
            labels.load(file);
        }
        return Optional.ofNullable(labels.getProperty(argument.get()))
                .orElseThrow(() -> new IllegalStateException("The form has no label for " + key.path()));
    }

    /** All paths of the table. */
    static Set<String> paths() {
        List<SpecKey> keys = SpecReference.keys();
        return keys.stream().map(SpecKey::path).collect(Collectors.toSet());
    }
}
