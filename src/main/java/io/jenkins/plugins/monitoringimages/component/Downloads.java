package io.jenkins.plugins.monitoringimages.component;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import java.util.Map;
import java.util.Optional;

/**
 * Where the files of a component's releases lie, and what they are called: {@code <address>/<tag>/<file>}.
 *
 * @param address below which all releases lie, without a slash at its end
 * @param tag the directory of one release, with {@code {version}}
 * @param file of one platform
 * @param checksums the file beside it that has its SHA-256; empty where there is none, and a user pins the checksum
 * @param platformNames what {@code {platform}} stands for where it is not {@link Platform#releaseName()}
 */
public record Downloads(
        String address, Template tag, Template file, Optional<Template> checksums, Map<Platform, String> platformNames) {

    public Downloads {
        platformNames = Map.copyOf(platformNames);
    }

    /** {@code linux-armv7}, unless the project calls it otherwise. */
    String name(Platform platform) {
        return platformNames.getOrDefault(platform, platform.releaseName());
    }

    /**
     * The version that a tag stands for.
     *
     * @return empty where it is no tag of a release
     */
    public Optional<ReleaseVersion> versionOf(String releaseTag, String id) {
        Optional<String> text = tag.find("version", releaseTag, Map.of("id", id));
        // Some projects and mirrors leave out the v, or put it there.
        return version(text.orElse(releaseTag));
    }

    static Optional<ReleaseVersion> version(String text) {
        try {
            return Optional.of(ReleaseVersion.parse(text));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }
}
