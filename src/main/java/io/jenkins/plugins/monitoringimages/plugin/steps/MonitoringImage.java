package io.jenkins.plugins.monitoringimages.plugin.steps;

import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.build.report.ImageReport;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/**
 * What the Pipeline step returns. With several platforms this is the first image, and {@link #getImages} has all of them.
 * Only plain fields: a running Pipeline is saved with a serialisation that knows no records.
 */
public final class MonitoringImage implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String component;
    private final String version;
    private final String config;
    private final String id;
    private final ArrayList<String> tags;
    private final String digest;
    private final String indexDigest;
    private final String platform;
    private final long size;
    private final String sha256;
    private final String dockerfile;
    private final ArrayList<MonitoringImage> others = new ArrayList<>();

    private MonitoringImage(BuildReport report, ImageReport image, String indexDigest) {
        component = report.component();
        version = report.version();
        config = report.config();
        id = image.image().id();
        tags = new ArrayList<>(image.tags());
        digest = image.digest();
        this.indexDigest = indexDigest;
        platform = image.image().platform().toString();
        size = image.image().size();
        sha256 = image.tarballSha256().hex();
        dockerfile = image.dockerfile();
    }

    /** @param report of a build that made at least one image */
    public static MonitoringImage of(BuildReport report) {
        MonitoringImage first = new MonitoringImage(report, report.images().get(0), report.indexDigest());
        report.images().stream().skip(1).map(image -> new MonitoringImage(report, image, "")).forEach(first.others::add);
        return first;
    }

    /** The catalog id of what runs in the image. */
    @Whitelisted
    public String getComponent() {
        return component;
    }

    /** The exact release. */
    @Whitelisted
    public String getVersion() {
        return version;
    }

    /** The configuration in the image; empty where it is the sample of the release, or none. */
    @Whitelisted
    public String getConfig() {
        return config;
    }

    /** {@code sha256:} and 64 digits, as the container engine knows the image. */
    @Whitelisted
    public String getId() {
        return id;
    }

    /** The full names of the image. */
    @Whitelisted
    public List<String> getTags() {
        return tags;
    }

    /**
     * Of the manifest of the image, {@code sha256:...}. What the step returns has that of the index instead, where all
     * platforms share one. Empty where the image lies in a classic image store only.
     */
    @Whitelisted
    public String getDigest() {
        return indexDigest == null || indexDigest.isEmpty() ? digest : indexDigest;
    }

    /** OCI name of its platform. */
    @Whitelisted
    public String getPlatform() {
        return platform;
    }

    /** In bytes. */
    @Whitelisted
    public long getSize() {
        return size;
    }

    /** The checksum of the release tarball, 64 digits. */
    @Whitelisted
    public String getSha256() {
        return sha256;
    }

    @Whitelisted
    public String getDockerfile() {
        return dockerfile;
    }

    /** All images of the build, in the order of the platforms asked for. */
    @Whitelisted
    public List<MonitoringImage> getImages() {
        List<MonitoringImage> images = new ArrayList<>();
        images.add(this);
        images.addAll(others);
        return images;
    }

    /** The first tag. */
    @Whitelisted
    @Override
    public String toString() {
        return tags.isEmpty() ? id : tags.get(0);
    }
}
