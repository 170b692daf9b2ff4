package io.jenkins.plugins.monitoringimages.component;

import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;

/**
 * One tarball of a release: a component in a version for a platform.
 *
 * @see <a href="https://github.com/prometheus/prometheus/releases">a release and its assets</a>
 */
public record ReleaseAsset(Component component, ReleaseVersion version, Platform platform) {

    /** The tag of the release: the version behind a {@code v}. */
    public String releaseTag() {
        return "v" + version;
    }

    /** The one folder at the root of the tarball. */
    public String rootFolder() {
        return component.id() + "-" + version + "." + platform.releaseName();
    }

    /** The name of the tarball. */
    public String fileName() {
        return rootFolder() + ".tar.gz";
    }

    @Override
    public String toString() {
        return fileName();
    }
}
