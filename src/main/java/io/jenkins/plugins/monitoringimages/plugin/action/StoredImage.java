package io.jenkins.plugins.monitoringimages.plugin.action;

import io.jenkins.plugins.monitoringimages.build.report.ImageReport;
import io.jenkins.plugins.monitoringimages.image.BuiltImage;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestResult;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** An image that a build made. The field names are those of the run's {@code build.xml}. */
public final class StoredImage {

    private final String id;
    private final String platform;
    private final long size;
    private final List<String> tags;
    private final String digest;
    private final String tarball;
    private final String tarballSha256;
    private final long tarballSize;
    private final boolean downloaded;
    private final String proof;
    private final String proofDetail;
    private final String dockerfile;

    /**
     * @param report as it came from the agent
     * @param only whether the build made no other, so that its Dockerfile needs no further name
     */
    StoredImage(ImageReport report, boolean only) {
        BuiltImage image = Untrusted.present(report.image(), "an image");
        SmokeTestResult seen = Untrusted.present(report.smokeTest(), "what came of running the image");
        this.id = Untrusted.digest(image.id());
        Platform built = Untrusted.present(image.platform(), "a platform");
        this.platform = built.toString();
        this.size = Math.max(0, image.size());
        this.tags = new ArrayList<>();
        Untrusted.first(report.tags()).forEach(tag -> tags.add(ImageReference.parse(tag).toString()));
        this.digest = Untrusted.digestIfAny(report.digest());
        this.tarball = Untrusted.line(report.tarball());
        this.tarballSha256 = Untrusted.present(report.tarballSha256(), "a checksum").hex();
        this.tarballSize = Math.max(0, report.tarballSize());
        this.downloaded = report.downloaded();
        this.proof = Untrusted.present(seen.outcome(), "an outcome").name();
        this.proofDetail = Untrusted.line(seen.detail());
        String name = only ? "Dockerfile" : "Dockerfile-" + built.suffix();
        this.dockerfile = KeptTexts.keeps(report.dockerfile()) ? name : "";
    }

    /** {@code sha256:} and 64 digits. */
    public String getId() {
        return Objects.toString(id, "");
    }

    /** The OCI name of the platform, such as {@code linux/arm/v7}. */
    public String getPlatform() {
        return Objects.toString(platform, "");
    }

    /** In bytes. */
    public long getBytes() {
        return size;
    }

    /** The full names of the image. */
    public List<String> getTags() {
        return tags == null ? List.of() : List.copyOf(tags);
    }

    /** Of the image's manifest, {@code sha256:...}; empty where it lies in a classic image store only. */
    public String getDigest() {
        return Objects.toString(digest, "");
    }

    /** The file name of the release tarball. */
    public String getTarball() {
        return Objects.toString(tarball, "");
    }

    /** The checksum of the release tarball, 64 digits. */
    public String getTarballSha256() {
        return Objects.toString(tarballSha256, "");
    }

    /** In bytes. */
    public long getTarballSize() {
        return tarballSize;
    }

    /** Whether the tarball was downloaded by this build, rather than taken from the cache. */
    public boolean isDownloaded() {
        return downloaded;
    }

    /** Whether the image was seen ready. */
    public boolean isReady() {
        return SmokeTestResult.Outcome.READY.name().equals(proof);
    }

    /** Whether the image could not be run where it was built. */
    public boolean isCannotRun() {
        return SmokeTestResult.Outcome.CANNOT_RUN.name().equals(proof);
    }

    /** How the image was seen ready, or why it could not be run; may be empty. */
    public String getProofDetail() {
        return Objects.toString(proofDetail, "");
    }

    /** The name under which the Dockerfile is kept; empty if it is not. */
    public String getDockerfile() {
        return Objects.toString(dockerfile, "");
    }
}
