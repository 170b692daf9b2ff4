package io.jenkins.plugins.monitoringimages.component;

import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program of the Prometheus project that is released as tarballs, and how its image is made.
 *
 * @param id the catalog id, which is also the name of its repository, tarballs and main program
 * @param title as people write it
 * @param description one line, for the image's label
 * @param tools further programs of the tarball that belong into the image
 * @param config where its configuration lies, if it reads one
 * @param port on which it answers, 1 to 65535
 * @param readyPath the path that answers 200 when it is ready
 * @param stateDirectory where it keeps data: volume and working directory of the image; empty if it keeps none
 * @param flags what it is started with
 * @param consoles whether releases before 3.0 carry console templates
 * @param oldest the first version that understands these flags and paths
 * @param platforms the first version (major, minor) that was released for a platform
 */
public record Component(
        String id,
        String title,
        String description,
        List<String> tools,
        Optional<ConfigFile> config,
        int port,
        String readyPath,
        String stateDirectory,
        ProgramFlags flags,
        boolean consoles,
        ReleaseVersion oldest,
        Map<Platform, ReleaseVersion> platforms) {

    /**
     * The configuration file of a component.
     *
     * @param imagePath where it lies in the image
     * @param releaseName the sample's name in the tarball
     * @param checker what checks it
     */
    public record ConfigFile(String imagePath, String releaseName, CheckerProgram checker) {}

    /** The program of the release that checks the configuration; empty for a component that reads none. */
    public Optional<CheckerProgram> checker() {
        return config.map(ConfigFile::checker);
    }

    /** The path of the main program in the image. */
    public String programPath() {
        return "/bin/" + id;
    }

    /** The names of all its programs in the tarball, the main one first. */
    public List<String> programs() {
        return Stream.concat(Stream.of(id), tools.stream()).toList();
    }

    /** Whether an image of this version serves console templates; Prometheus 3.0 ships none. */
    public boolean hasConsoles(ReleaseVersion version) {
        return consoles && !version.isAtLeast(3, 0);
    }

    /** Whether an image of this version can be made. */
    public boolean supports(ReleaseVersion version) {
        return version.isAtLeast(oldest.major(), oldest.minor());
    }

    /** The platforms for which a version was released, in the order of {@link Platform#names()}. */
    public List<Platform> platformsOf(ReleaseVersion version) {
        return platforms.entrySet().stream()
                .filter(e -> version.isAtLeast(e.getValue().major(), e.getValue().minor()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The project's web page. */
    public String url() {
        return "https://github.com/prometheus/" + id;
    }

    /** From where releases are downloaded where no mirror is given. */
    public String defaultMirror() {
        return url() + "/releases/download";
    }
}
