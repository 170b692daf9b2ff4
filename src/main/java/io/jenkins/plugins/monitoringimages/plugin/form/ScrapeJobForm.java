package io.jenkins.plugins.monitoringimages.plugin.form;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.List;
import java.util.function.BiConsumer;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** One scrape job of a form, or {@code scrapeJob(...)} in a Pipeline: raw texts, checked when they are read as a spec. */
public final class ScrapeJobForm implements Describable<ScrapeJobForm>, SpecForm.Item {

    private final String name;
    private final List<String> targets;
    private List<String> labels;
    private String metricsPath;
    private String scheme;
    private String scrapeInterval;
    private String scrapeTimeout;

    /**
     * @param name unique among the jobs of an image
     * @param targets each {@code host:port}
     */
    @DataBoundConstructor
    public ScrapeJobForm(String name, List<String> targets) {
        this.name = FormText.trimmed(name);
        this.targets = FormText.lines(targets);
    }

    public String getName() {
        return name == null ? "" : name;
    }

    public List<String> getTargets() {
        return FormText.orNone(targets);
    }

    /** Put on every series of these targets, each {@code NAME=VALUE}. */
    public List<String> getLabels() {
        return FormText.orNone(labels);
    }

    @DataBoundSetter
    public void setLabels(List<String> labels) {
        this.labels = FormText.lines(labels);
    }

    /** Empty for {@code /metrics}. */
    public String getMetricsPath() {
        return metricsPath;
    }

    @DataBoundSetter
    public void setMetricsPath(String metricsPath) {
        this.metricsPath = FormText.trimmed(metricsPath);
    }

    /** {@code http}, {@code https}, or nothing for {@code http}. */
    public String getScheme() {
        return scheme;
    }

    @DataBoundSetter
    public void setScheme(String scheme) {
        this.scheme = FormText.trimmed(scheme);
    }

    /** Nothing for the interval of the whole configuration. */
    public String getScrapeInterval() {
        return scrapeInterval;
    }

    @DataBoundSetter
    public void setScrapeInterval(String scrapeInterval) {
        this.scrapeInterval = FormText.trimmed(scrapeInterval);
    }

    /** Nothing for Prometheus' own time-out. */
    public String getScrapeTimeout() {
        return scrapeTimeout;
    }

    @DataBoundSetter
    public void setScrapeTimeout(String scrapeTimeout) {
        this.scrapeTimeout = FormText.trimmed(scrapeTimeout);
    }

    @Override
    public void fill(SpecForm job) {
        job.text("name", name)
                .list("targets", getTargets())
                .pairs("labels", getLabels())
                .text("metricsPath", metricsPath)
                .text("scheme", scheme)
                .text("scrapeInterval", scrapeInterval)
                .text("scrapeTimeout", scrapeTimeout);
    }

    /** The form of a scrape job. */
    @Extension
    @Symbol("scrapeJob")
    public static final class DescriptorImpl extends Descriptor<ScrapeJobForm> implements PairsModel {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ScrapeJobForm_displayName();
        }

        @Override
        public List<String> pairArguments() {
            return List.of("labels");
        }

        @POST
        public ListBoxModel doFillSchemeItems(@AncestorInPath Item item, @QueryParameter String scheme) {
            return Choices.of(item, scheme, "", "http", "https");
        }

        @POST
        public FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "name", (job, text) -> job.text("name", text), value);
        }

        @POST
        public FormValidation doCheckTargets(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "targets", (job, text) -> job.list("targets", FormText.orNone(lines(text))), value);
        }

        @POST
        public FormValidation doCheckLabels(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "labels", (job, text) -> job.pairs("labels", FormText.orNone(lines(text))), value);
        }

        @POST
        public FormValidation doCheckMetricsPath(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "metricsPath", (job, text) -> job.text("metricsPath", text), value);
        }

        @POST
        public FormValidation doCheckScrapeInterval(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "scrapeInterval", (job, text) -> job.text("scrapeInterval", text), value);
        }

        @POST
        public FormValidation doCheckScrapeTimeout(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "scrapeTimeout", DescriptorImpl::timeoutAlone, value);
        }

        private static FormValidation check(
                Item item, String field, BiConsumer<SpecForm, String> put, String value) {
            return FormAccess.mayConfigure(item) ? FieldCheck.scrapeJob(field, put, value) : FormValidation.ok();
        }

        /** A time-out may be as long as the interval, which is another field: checked with the same value here. */
        private static void timeoutAlone(SpecForm job, String text) {
            job.text("scrapeTimeout", text).text("scrapeInterval", text);
        }

        private static List<String> lines(String text) {
            return text == null ? null : FormText.lines(List.of(text));
        }
    }
}
