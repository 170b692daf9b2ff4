package io.jenkins.plugins.monitoringimages.spec.reader;

import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.model.FilePattern;
import io.jenkins.plugins.monitoringimages.spec.CopiedFiles;
import io.jenkins.plugins.monitoringimages.spec.ImagePaths;
import io.jenkins.plugins.monitoringimages.spec.SpecValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the list {@code files}. What a pattern gives is known to a build only, which looks for clashes again. */
final class FilesSection {

    private final SpecSection spec;
    private final Component component;
    private final ImagePaths taken;

    FilesSection(SpecSection spec, Component component) {
        this.spec = spec;
        this.component = component;
        this.taken = ImagePaths.of(component);
    }

    /** @param ruleFiles paths and patterns of the rule files, which lie beside the configuration */
    List<CopiedFiles> files(List<String> ruleFiles) {
        String directory = component.config().map(config -> config.path().replaceAll("/[^/]*$", "")).orElse("");
        ruleFiles.stream().filter(path -> new FilePattern(path).isPath()).forEach(path -> taken
                .take(directory + "/" + path, "the rule file " + path)
                .ifPresent(obstacle -> spec.section("config").problem("ruleFiles", obstacle)));
        List<CopiedFiles> files = new ArrayList<>();
        for (SpecSection item : spec.sections("files")) {
            read(item).ifPresent(files::add);
        }
        return files;
    }

    private Optional<CopiedFiles> read(SpecSection item) {
        String from = item.value("from", "", SpecValues::files);
        String to = item.value("to", "", SpecValues::imagePath);
        if (item.text("from", "").isEmpty()) {
            item.problem("from", "is missing; allowed: a path below the directory of the spec or the workspace, or a pattern");
        }
        if (item.text("to", "").isEmpty()) {
            item.problem("to", "is missing; allowed: an absolute path in the image, or a directory with / at its end");
        }
        item.refuseUnknownKeys();
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        CopiedFiles files = new CopiedFiles(new FilePattern(from), to);
        if (!files.from().isPath() && !to.endsWith("/")) {
            item.problem("to", "is one file, but the pattern " + from + " may match several; allowed: a directory, with / at its"
                    + " end");
        } else if (files.from().isPath()) {
            taken.take(files.target(from), from).ifPresent(obstacle -> item.problem("to", obstacle));
        }
        return Optional.of(files);
    }
}
