package io.jenkins.plugins.monitoringimages.build.report;

import io.jenkins.plugins.monitoringimages.image.BuiltImage;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestResult;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.Serializable;
import java.util.List;

/**
 * One image that a build made.
 *
 * @param image as the container engine describes it
 * @param tags the full names under which it is to be found
 * @param digest under which a registry keeps it, {@code sha256:...}; empty where it was not pushed
 * @param tarball the file name of the release tarball
 * @param tarballSha256 its checksum
 * @param tarballSize in bytes
 * @param downloaded false if the tarball was in the cache already
 * @param smokeTest what came of running it
 * @param dockerfile the text that it was built of
 */
public record ImageReport(
        BuiltImage image,
        List<String> tags,
        String digest,
        String tarball,
        Sha256 tarballSha256,
        long tarballSize,
        boolean downloaded,
        SmokeTestResult smokeTest,
        String dockerfile)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    public ImageReport {
        tags = List.copyOf(tags);
    }
}
