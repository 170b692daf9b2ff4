package io.jenkins.plugins.monitoringimages.build.report;

import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What came of a build. With several platforms some images can be there while others failed.
 *
 * @param component catalog id
 * @param version the exact release that was built
 * @param images those that were made, in the order of the plan's platforms
 * @param indexDigest {@code sha256:...} of the index that names the images of all platforms; empty where there is none
 * @param outputs where the images are, in words
 * @param failures one for each platform that failed; empty if all is well
 * @param steps the durations of all finished steps, in the order in which they ended
 * @param config the configuration in the images; empty where the component's own sample is used, or none
 * @param configName its file name; empty without a configuration
 * @param millis the duration of the whole build in milliseconds
 */
public record BuildReport(
        String component,
        String version,
        List<ImageReport> images,
        String indexDigest,
        List<String> outputs,
        List<PlatformFailure> failures,
        List<StepTime> steps,
        String config,
        String configName,
        long millis)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    public BuildReport {
        images = List.copyOf(images);
        outputs = List.copyOf(outputs);
        failures = List.copyOf(failures);
        steps = List.copyOf(steps);
    }

    /** Without a word on where the images are. */
    public BuildReport(
            String component,
            String version,
            List<ImageReport> images,
            String indexDigest,
            List<PlatformFailure> failures,
            List<StepTime> steps,
            String config,
            String configName,
            long millis) {
        this(component, version, images, indexDigest, List.of(), failures, steps, config, configName, millis);
    }

    public boolean isComplete() {
        return failures.isEmpty();
    }

    /** The checksum of the configuration's UTF-8 bytes, where there is one. */
    public Optional<Sha256> configSha256() {
        return config.isEmpty()
                ? Optional.empty()
                : Optional.of(Sha256.of(config.getBytes(StandardCharsets.UTF_8)));
    }
}
