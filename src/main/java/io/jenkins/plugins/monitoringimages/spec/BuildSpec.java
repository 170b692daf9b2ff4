package io.jenkins.plugins.monitoringimages.spec;

import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.ConfigFile;
import io.jenkins.plugins.monitoringimages.component.catalog.ComponentChoice;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.VersionRequest;
import io.jenkins.plugins.monitoringimages.release.ReleaseOptions;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * A validated build: everything that a spec says, with its defaults filled in. It can be sent to another machine.
 *
 * @param choice of what the image is made
 * @param version which release
 * @param platforms at least one, each once
 * @param release from where, and how it is verified
 * @param config where the configuration comes from
 * @param ruleFiles paths and patterns of the rule files to be copied beside the configuration
 * @param files other files to be copied into the image
 * @param image base, tags, labels and flags
 * @param dockerHost address of the container engine; empty for the build's own DOCKER_HOST, or else the local socket
 * @param smokeTest whether to run the image
 * @param notifyPlan whom the command line tells; null for nobody, and in Jenkins, where a step of its own does that
 */
public record BuildSpec(
        ComponentChoice choice,
        VersionRequest version,
        List<Platform> platforms,
        ReleaseOptions release,
        ConfigSource config,
        List<String> ruleFiles,
        List<CopiedFiles> files,
        ImageOptions image,
        String dockerHost,
        SmokeTestMode smokeTest,
        NotifyPlan notifyPlan)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    public BuildSpec {
        platforms = List.copyOf(platforms);
        ruleFiles = List.copyOf(ruleFiles);
        files = List.copyOf(files);
    }

    /** The same with the release taken in another way. */
    public BuildSpec withRelease(ReleaseOptions other) {
        return new BuildSpec(
                choice, version, platforms, other, config, ruleFiles, files, image, dockerHost, smokeTest, notifyPlan);
    }

    public Component component() {
        return choice.component();
    }

    /** The directory in which the configuration lies in the image; empty for a component that reads none. */
    public String configDirectory() {
        return component().config().map(ConfigFile::directory).orElse("");
    }

    public String componentId() {
        return choice.id();
    }

    public Optional<NotifyPlan> notification() {
        return Optional.ofNullable(notifyPlan);
    }
}
