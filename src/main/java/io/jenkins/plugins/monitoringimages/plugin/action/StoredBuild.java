package io.jenkins.plugins.monitoringimages.plugin.action;

import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.catalog.ComponentCatalog;
import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A build of images, as a run keeps it. The field names are those of the run's {@code build.xml}; a field that an older
 * file lacks reads as empty. Long texts are not among them but lie in files of their own, see {@link KeptTexts}.
 */
public final class StoredBuild {

    private final int number;
    private final String stepName;
    private final String agent;
    private final String component;
    private final String version;
    private final long millis;
    private final String config;
    private final String indexDigest;
    private final List<StoredImage> images = new ArrayList<>();
    private final List<StoredStep> steps = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    private StoredBuild(int number, String stepName, String agent, BuildReport report) {
        this.number = number;
        this.stepName = Untrusted.line(stepName);
        this.agent = Untrusted.line(agent);
        this.component = Untrusted.id(report.component());
        this.version = ReleaseVersion.parse(report.version()).toString();
        this.millis = Math.max(0, report.millis());
        this.config = KeptTexts.keeps(report.config()) ? Untrusted.fileName(report.configName()) : "";
        this.indexDigest = Untrusted.digestIfAny(report.indexDigest());
        boolean only = report.images().size() == 1;
        Untrusted.first(report.images()).forEach(image -> images.add(new StoredImage(image, only)));
        Untrusted.first(report.steps()).forEach(time -> steps.add(new StoredStep(time)));
        Untrusted.first(report.failures()).forEach(failure -> failures.add(Untrusted.message(failure.toString())));
    }

    private StoredBuild(int number, String stepName, String agent, String component) {
        this.number = number;
        this.stepName = Untrusted.line(stepName);
        this.agent = Untrusted.line(agent);
        this.component = component;
        this.version = "";
        this.millis = 0;
        this.config = "";
        this.indexDigest = "";
    }

    /**
     * A build that failed before there was a report.
     *
     * @param number among the builds of the run, from 1
     * @param component a catalog id; anything else is left out
     * @param failure in which step, and why
     */
    static StoredBuild failed(int number, String stepName, String agent, String component, String failure) {
        String id = ComponentCatalog.find(Objects.toString(component, "")).isPresent() ? component : "";
        StoredBuild build = new StoredBuild(number, stepName, agent, id);
        build.failures.add(Untrusted.message(failure));
        return build;
    }

    /**
     * Checks a report, and keeps its texts.
     *
     * @param number among the builds of the run, from 1
     * @throws io.jenkins.plugins.monitoringimages.model.InvalidValueException if the report cannot be right;
     *     nothing has been kept then
     */
    static StoredBuild of(int number, String stepName, String agent, BuildReport report, KeptTexts kept)
            throws IOException {
        StoredBuild build = new StoredBuild(number, stepName, agent, report);
        if (!build.config.isEmpty()) {
            kept.write(number, build.config, report.config());
        }
        for (int i = 0; i < build.images.size(); i++) {
            String dockerfile = build.images.get(i).getDockerfile();
            if (!dockerfile.isEmpty()) {
                kept.write(number, dockerfile, report.images().get(i).dockerfile());
            }
        }
        return build;
    }

    /** Among the builds of the run, from 1. */
    public int getNumber() {
        return number;
    }

    /** What the step was called that built it. */
    public String getStepName() {
        return Objects.toString(stepName, "");
    }

    /** The name of the agent on which it ran; empty if not known. */
    public String getAgent() {
        return Objects.toString(agent, "");
    }

    /** A catalog id. */
    public String getComponent() {
        return Objects.toString(component, "");
    }

    /** What it was of, as far as that is known; the name of the step if it is not. */
    public String getTitle() {
        String name = ComponentCatalog.find(getComponent()).map(Component::title).orElse(getComponent());
        String title = (name + " " + getVersion()).trim();
        return title.isEmpty() ? getStepName() : title;
    }

    /** The exact release; empty where the build failed before it was known. */
    public String getVersion() {
        return Objects.toString(version, "");
    }

    /** The duration of the whole build in milliseconds. */
    public long getMillis() {
        return millis;
    }

    /** The name under which the configuration is kept; empty if it is not. */
    public String getConfig() {
        return Objects.toString(config, "");
    }

    /** Of the index that names the images of all platforms, {@code sha256:...}; empty where there is none. */
    public String getIndexDigest() {
        return Objects.toString(indexDigest, "");
    }

    public List<StoredImage> getImages() {
        return images == null ? List.of() : List.copyOf(images);
    }

    public List<StoredStep> getSteps() {
        return steps == null ? List.of() : List.copyOf(steps);
    }

    /** One text for each platform that failed. */
    public List<String> getFailures() {
        return failures == null ? List.of() : List.copyOf(failures);
    }

    /** All tags of all images; one that several platforms share stands here once. */
    public List<String> getTags() {
        return getImages().stream().flatMap(image -> image.getTags().stream()).distinct().toList();
    }

    /** The names of the texts that are kept. */
    public List<String> getFiles() {
        return Stream.concat(Stream.of(getConfig()), getImages().stream().map(StoredImage::getDockerfile))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }
}
