package io.jenkins.plugins.monitoringimages.plugin.steps;

import hudson.Extension;
import io.jenkins.plugins.monitoringimages.component.catalog.ComponentCatalog;
import io.jenkins.plugins.monitoringimages.plugin.form.CopiedFilesForm;
import io.jenkins.plugins.monitoringimages.plugin.form.FormText;
import io.jenkins.plugins.monitoringimages.plugin.form.ScrapeJobForm;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.docker.commons.credentials.DockerServerEndpoint;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * An image to be built: the Pipeline step {@code buildMonitoringImage}, and what a freestyle job keeps. The texts are raw;
 * the core checks them when the form is filled and again when the build runs. Whatever has its default is kept as null.
 */
public final class BuildMonitoringImageStep extends ReleaseArguments {

    private static final String COMPONENT = ComponentCatalog.byDefault().id();
    private static final String VERSION = "latest";
    private static final List<String> PLATFORMS = List.of("linux/arm/v7");
    private static final String SMOKE_TEST = "auto";
    private static final DockerServerEndpoint NO_SERVER = new DockerServerEndpoint(null, null);

    private final List<String> tags;
    private String component;
    private String version;
    private List<String> platforms;
    private String scrapeInterval;
    private String evaluationInterval;
    private List<String> externalLabels;
    private List<String> alertmanagers;
    private List<String> ruleFiles;
    private List<ScrapeJobForm> scrapeJobs;
    private String extra;
    private String configFile;
    private List<CopiedFilesForm> files;
    private String base;
    private List<String> labels;
    private List<String> flags;
    private DockerServerEndpoint docker;
    private String smokeTest;

    /** @param tags names under which the image is to be found */
    @DataBoundConstructor
    public BuildMonitoringImageStep(List<String> tags) {
        this.tags = FormText.lines(tags);
    }

    public List<String> getTags() {
        return FormText.orNone(tags);
    }

    /** ComponentCatalog id of what is built. */
    public String getComponent() {
        return component == null ? COMPONENT : component;
    }

    @DataBoundSetter
    public void setComponent(String component) {
        this.component = FormText.unless(COMPONENT, FormText.trimmed(component));
    }

    /** A release such as {@code 2.53.5}, or {@code latest}. */
    public String getVersion() {
        return version == null ? VERSION : version;
    }

    @DataBoundSetter
    public void setVersion(String version) {
        this.version = FormText.unless(VERSION, FormText.trimmed(version));
    }

    /** OCI platform names, each of which gives an image. */
    public List<String> getPlatforms() {
        return platforms == null ? PLATFORMS : List.copyOf(platforms);
    }

    @DataBoundSetter
    public void setPlatforms(List<String> platforms) {
        this.platforms = FormText.unless(PLATFORMS, FormText.lines(platforms));
    }

    /** How often targets are scraped; null for 15s. */
    public String getScrapeInterval() {
        return scrapeInterval;
    }

    @DataBoundSetter
    public void setScrapeInterval(String scrapeInterval) {
        this.scrapeInterval = FormText.trimmed(scrapeInterval);
    }

    /** How often rules are evaluated; null for 15s. */
    public String getEvaluationInterval() {
        return evaluationInterval;
    }

    @DataBoundSetter
    public void setEvaluationInterval(String evaluationInterval) {
        this.evaluationInterval = FormText.trimmed(evaluationInterval);
    }

    /** Put on what leaves this Prometheus, each {@code NAME=VALUE}. */
    public List<String> getExternalLabels() {
        return FormText.orNone(externalLabels);
    }

    @DataBoundSetter
    public void setExternalLabels(List<String> externalLabels) {
        this.externalLabels = FormText.lines(externalLabels);
    }

    /** Where alerts are sent, each {@code host:port}. */
    public List<String> getAlertmanagers() {
        return FormText.orNone(alertmanagers);
    }

    @DataBoundSetter
    public void setAlertmanagers(List<String> alertmanagers) {
        this.alertmanagers = FormText.lines(alertmanagers);
    }

    /** Files of the workspace that are copied beside the configuration. */
    public List<String> getRuleFiles() {
        return FormText.orNone(ruleFiles);
    }

    @DataBoundSetter
    public void setRuleFiles(List<String> ruleFiles) {
        this.ruleFiles = FormText.lines(ruleFiles);
    }

    /** What is scraped; none for Prometheus itself. */
    public List<ScrapeJobForm> getScrapeJobs() {
        return FormText.orNone(scrapeJobs);
    }

    @DataBoundSetter
    public void setScrapeJobs(List<ScrapeJobForm> scrapeJobs) {
        this.scrapeJobs = scrapeJobs == null || scrapeJobs.isEmpty() ? null : new ArrayList<>(scrapeJobs);
    }

    /** Any other YAML of {@code prometheus.yml}, merged at its top level. */
    public String getExtra() {
        return extra;
    }

    @DataBoundSetter
    public void setExtra(String extra) {
        this.extra = FormText.block(extra);
    }

    /** A file of the workspace that is the whole configuration, instead of all the above. */
    public String getConfigFile() {
        return configFile;
    }

    @DataBoundSetter
    public void setConfigFile(String configFile) {
        this.configFile = FormText.trimmed(configFile);
    }

    /** Other files of the workspace that are copied into the image. */
    public List<CopiedFilesForm> getFiles() {
        return FormText.orNone(files);
    }

    @DataBoundSetter
    public void setFiles(List<CopiedFilesForm> files) {
        this.files = files == null || files.isEmpty() ? null : new ArrayList<>(files);
    }

    /** The image named by {@code FROM}, or {@code scratch}; null for the system's default. */
    public String getBase() {
        return base;
    }

    @DataBoundSetter
    public void setBase(String base) {
        this.base = FormText.trimmed(base);
    }

    /** Further image labels, each {@code NAME=VALUE}. */
    public List<String> getLabels() {
        return FormText.orNone(labels);
    }

    @DataBoundSetter
    public void setLabels(List<String> labels) {
        this.labels = FormText.lines(labels);
    }

    /** Further command line flags of the component. */
    public List<String> getFlags() {
        return FormText.orNone(flags);
    }

    @DataBoundSetter
    public void setFlags(List<String> flags) {
        this.flags = FormText.lines(flags);
    }

    /** The container engine; null for the system's default. */
    public DockerServerEndpoint getDocker() {
        return docker;
    }

    @DataBoundSetter
    public void setDocker(DockerServerEndpoint docker) {
        this.docker = NO_SERVER.equals(docker) ? null : docker;
    }

    /** Whether the image is run before anybody gets it: {@code auto}, {@code required} or {@code off}. */
    public String getSmokeTest() {
        return smokeTest == null ? SMOKE_TEST : smokeTest;
    }

    @DataBoundSetter
    public void setSmokeTest(String smokeTest) {
        this.smokeTest = FormText.unless(SMOKE_TEST, FormText.trimmed(smokeTest));
    }

    @Override
    public StepExecution start(StepContext context) {
        return new BuildMonitoringImageExecution(this, context);
    }

    /** The form of an image, in freestyle jobs and in the Snippet Generator. */
    @Extension
    public static final class DescriptorImpl extends ImageStepDescriptor {}
}
