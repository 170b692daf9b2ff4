package io.jenkins.plugins.monitoringimages.component;

import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that images are made of: where its releases are, what lies in them, and how its image is made and run.
 *
 * @param about what it is
 * @param source as what it is released
 * @param programs paths below the root directory of the release, and the links that lead to them in the image; the main one
 *     first. None for a published image, which has its own
 * @param config its configuration, if it reads one
 * @param run how it is run
 * @param availability what was released of it
 */
public record Component(
        About about,
        Source source,
        Map<String, String> programs,
        Optional<ConfigFile> config,
        RunSettings run,
        Availability availability) {

    public Component {
        programs = Collections.unmodifiableMap(new LinkedHashMap<>(programs));
    }

    public String id() {
        return about.id();
    }

    public String title() {
        return about.title();
    }

    /** The program of the release that checks the configuration; empty where there is none. */
    public Optional<CheckerProgram> checker(ReleaseVersion version) {
        return config.flatMap(ConfigFile::checker).filter(checker -> checker.versions().has(version));
    }

    /** The path of the main program below the root directory of the release; empty for a published image. */
    public String mainProgram() {
        return programs.keySet().stream().findFirst().orElse("");
    }

    /** The path of the main program in the image; empty for a published image. */
    public String programPath() {
        return programs.values().stream().findFirst().orElse("");
    }

    /** The port on which it serves HTTP, 1 to 65535. */
    public int port() {
        return run.ports().get(0).number();
    }

    /** Whether an image of this version can be made. */
    public boolean supports(ReleaseVersion version) {
        return VersionRange.from(availability.oldest()).has(version);
    }

    /** The platforms for which a version was released, in the order of {@link Platform#names()}. */
    public List<Platform> platformsOf(ReleaseVersion version) {
        return availability.platforms().entrySet().stream()
                .filter(e -> e.getValue().has(version))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The image that its project publishes, which is the base then; empty for one that is released otherwise. */
    public Optional<ImageReference> publishedImage(ReleaseVersion version) {
        return source instanceof Source.Published published ? Optional.of(published.image(version)) : Optional.empty();
    }

    /** The address below which its releases lie where no mirror is given; empty where there is none. */
    public String releases() {
        return source instanceof Source.Published published
                ? published.releases()
                : source.files().orElseThrow().address();
    }

    /** The page of a release, where its project is on GitHub; otherwise the project's own. */
    public String releasePage(ReleaseVersion version) {
        String downloads = "/releases/download";
        if (!releases().endsWith(downloads)) {
            return about.url();
        }
        String tag = source.files()
                .map(files -> files.tag().with(Map.of("version", version.toString(), "id", id())))
                .orElse("v" + version);
        return releases().substring(0, releases().length() - "download".length()) + "tag/" + tag;
    }

    /** The version that the tag of a release stands for. */
    public Optional<ReleaseVersion> versionOf(String releaseTag) {
        return source.files().isPresent()
                ? source.files().get().versionOf(releaseTag, id())
                : Downloads.version(releaseTag);
    }
}
