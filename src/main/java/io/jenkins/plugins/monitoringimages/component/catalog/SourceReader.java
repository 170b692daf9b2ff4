package io.jenkins.plugins.monitoringimages.component.catalog;

import io.jenkins.plugins.monitoringimages.component.Downloads;
import io.jenkins.plugins.monitoringimages.component.Source;
import io.jenkins.plugins.monitoringimages.component.Template;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads where the releases of a component are. What is not said is as the Prometheus project does it.
 *
 * @param component the whole declaration
 */
record SourceReader(Fields component, String id) {

    private static final String GITHUB = "https://github.com/";
    private static final String NAME = "{id}-{version}.{platform}";
    private static final String NO_CHECKSUMS = "none";

    Source source() {
        Optional<Fields> image = Values.section(component, "image");
        if (image.isPresent()) {
            return new Source.Published(
                    new Template(Values.text(image.get(), "name").orElseThrow()),
                    repository().map(repository -> GITHUB + repository + "/releases/download").orElse(""));
        }
        Optional<Fields> archive = Values.section(component, "archive");
        return archive.isPresent()
                ? new Source.Archive(
                        downloads(archive.get(), NAME + ".tar.gz"),
                        new Template(Values.text(archive.get(), "directory").orElse(NAME)))
                : new Source.Program(downloads(Values.section(component, "program").orElseThrow(), NAME));
    }

    /** The page of the repository; empty where it is not on GitHub. */
    String page() {
        return repository().map(GITHUB::concat).orElse("");
    }

    private Downloads downloads(Fields fields, String file) {
        String address = repository()
                .map(repository -> GITHUB + repository + "/releases/download")
                .orElseGet(() -> Values.text(fields, "downloads").orElseThrow().replaceAll("/+$", ""));
        Map<Platform, String> names = new LinkedHashMap<>();
        Values.map(fields, "platformNames").forEach((platform, name) -> names.put(Platform.parse(platform), name));
        return new Downloads(
                address,
                new Template(Values.text(fields, "tag").orElse("v{version}")),
                new Template(Values.text(fields, "file").orElse(file)),
                Optional.of(Values.text(fields, "checksums").orElse("sha256sums.txt"))
                        .filter(name -> !name.equals(NO_CHECKSUMS))
                        .map(Template::new),
                names);
    }

    private Optional<String> repository() {
        return Optional.of(component)
                .flatMap(fields -> Values.section(fields, "archive")
                        .or(() -> Values.section(fields, "program"))
                        .or(() -> Values.section(fields, "image")))
                .flatMap(source -> Values.text(source, "repository"));
    }
}
