package io.jenkins.plugins.monitoringimages.component;

import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import java.util.Map;
import java.util.Optional;

/**
 * What is released of a component in a version for a platform: a file, or an image.
 *
 * @see <a href="https://github.com/prometheus/prometheus/releases">a release and its assets</a>
 */
public record ReleaseAsset(Component component, ReleaseVersion version, Platform platform) {

    private static final Template OWN_DIRECTORY = new Template("{id}-{version}.{platform}");

    /** The asset that a file is called after; empty where it is none of this component's for this platform. */
    public static Optional<ReleaseAsset> named(String fileName, Component component, Platform platform) {
        return component
                .source()
                .files()
                .flatMap(downloads -> downloads.file().find("version", fileName, Map.of(
                        "id", component.id(), "platform", downloads.name(platform))))
                .flatMap(Downloads::version)
                .map(version -> new ReleaseAsset(component, version, platform));
    }

    /** Whether a directory at the root of an image is that of a release of the component, of any version. */
    public static boolean isDirectory(Component component, String name) {
        return component.availability().platforms().keySet().stream().anyMatch(platform -> {
            Template template = component.source() instanceof Source.Archive archive ? archive.directory() : OWN_DIRECTORY;
            String called = component.source() instanceof Source.Archive archive
                    ? archive.downloads().name(platform)
                    : platform.releaseName();
            Map<String, String> names = Map.of("id", component.id(), "platform", called);
            return component.source().files().isPresent()
                    && (template.with(names).equals(name) || template.find("version", name, names).isPresent());
        });
    }

    /** The tag of the release, such as the version behind a {@code v}. */
    public String releaseTag() {
        return downloads().tag().with(names());
    }

    /** The one directory at the root of the archive, and that of a bare program in the image. */
    public String rootDirectory() {
        return component.source() instanceof Source.Archive archive
                ? archive.directory().with(names())
                : OWN_DIRECTORY.with(Map.of(
                        "id", component.id(), "version", version.toString(), "platform", platform.releaseName()));
    }

    /** The name of the file, or of the image. */
    public String fileName() {
        return image().map(ImageReference::toString).orElseGet(() -> downloads().file().with(names()));
    }

    /** The image that is the release; empty for a file. */
    public Optional<ImageReference> image() {
        return component.publishedImage(version);
    }

    /** The name of the file beside it that has its checksum; empty where there is none. */
    public Optional<String> checksumsName() {
        return downloads().checksums().map(name -> name.with(Map.of("file", fileName())))
                .map(name -> new Template(name).with(names()));
    }

    /** Whether it is a program alone and no archive. */
    public boolean isBareProgram() {
        return component.source() instanceof Source.Program;
    }

    /** What the layer of it is called in a Dockerfile. */
    public String layerName() {
        return isBareProgram() ? rootDirectory() + ".tar" : fileName();
    }

    private Downloads downloads() {
        return component.source().files().orElseThrow();
    }

    private Map<String, String> names() {
        return Map.of("id", component.id(), "version", version.toString(), "platform", downloads().name(platform));
    }

    @Override
    public String toString() {
        return fileName();
    }
}
