package io.jenkins.plugins.monitoringimages.spec.reader;

import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.prometheus.PrometheusConfig;
import io.jenkins.plugins.monitoringimages.component.prometheus.PrometheusGenerator;
import io.jenkins.plugins.monitoringimages.component.prometheus.PrometheusYaml;
import io.jenkins.plugins.monitoringimages.component.prometheus.ScrapeJob;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.Labels;
import io.jenkins.plugins.monitoringimages.model.PromDuration;
import io.jenkins.plugins.monitoringimages.model.ScrapeTarget;
import io.jenkins.plugins.monitoringimages.spec.SpecValues;
import io.jenkins.plugins.monitoringimages.yaml.ConfigException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the section {@code config}: what a {@code prometheus.yml} is generated from. */
final class PrometheusSettings {

    private static final PromDuration DEFAULT_INTERVAL = new PromDuration("15s");

    private final SpecSection section;
    private final PromDuration scrapeInterval;
    private final PrometheusConfig config;

    PrometheusSettings(SpecSection section, Component component) {
        this.section = section;
        this.scrapeInterval = section.value("scrapeInterval", DEFAULT_INTERVAL, PromDuration::positive);
        this.config = new PrometheusConfig(
                scrapeInterval,
                section.value("evaluationInterval", DEFAULT_INTERVAL, PromDuration::positive),
                labels(section, "externalLabels"),
                section.list("alertmanagers", List.of(), ScrapeTarget::parse),
                ruleFiles(),
                section.has("scrapeJobs") ? scrapeJobs() : scrapeJobsByDefault(),
                section.text("extra", ""));
        section.refuseUnknownKeys();
        refuseClashes();
        if (!PrometheusGenerator.isFor(component) && !section.given().isEmpty()) {
            section.problem(
                    section.given().iterator().next(),
                    "is for Prometheus only; allowed for " + component.title() + ": "
                            + (component.config().isPresent() ? "configFile" : "no configuration, it reads none"));
        }
    }

    PrometheusConfig config() {
        return config;
    }

    /** A whole configuration file leaves nothing to generate; only rule files may stand beside it. */
    void refuseBeside(SpecSection spec, String key) {
        Set<String> clashing = new LinkedHashSet<>(section.given());
        clashing.remove("ruleFiles");
        if (!clashing.isEmpty()) {
            spec.problem(key, "is a whole configuration and cannot be combined with config."
                    + String.join(", config.", clashing) + "; allowed: one or the other");
        }
    }

    /** Additional YAML is merged and checked here already: what is wrong with it is told by the lines of the spec. */
    private void refuseClashes() {
        if (config.extra().isBlank()) {
            return;
        }
        try {
            PrometheusYaml.findingsInExtra(config).forEach(finding -> section.problemWithin("extra", finding));
        } catch (ConfigException e) {
            e.findings().forEach(finding -> section.problemWithin("extra", finding));
        }
    }

    private List<String> ruleFiles() {
        List<String> files = section.list("ruleFiles", List.of(), SpecValues::files);
        if (new HashSet<>(files).size() < files.size()) {
            section.problem("ruleFiles", "names a file twice; allowed: each once");
        }
        return files;
    }

    /** Without any job, Prometheus watches itself, as in its own sample configuration. */
    private List<ScrapeJob> scrapeJobsByDefault() {
        section.sections("scrapeJobs");
        return List.of(ScrapeJob.ofItself());
    }

    private List<ScrapeJob> scrapeJobs() {
        List<ScrapeJob> jobs = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (SpecSection job : section.sections("scrapeJobs")) {
            String name = job.value("name", "", SpecValues::jobName);
            if (job.text("name", "").isEmpty()) {
                job.problem("name", "is missing; allowed: a name that no other scrape job has");
            } else if (!name.isEmpty() && !names.add(name)) {
                job.problem("name", InvalidValueException.quote(name)
                        + " is the name of another scrape job too; allowed: a name that no other has");
            }
            jobs.add(scrapeJob(job, name));
        }
        return jobs;
    }

    private ScrapeJob scrapeJob(SpecSection job, String name) {
        List<ScrapeTarget> targets = job.list("targets", List.of(), ScrapeTarget::parse);
        if (targets.isEmpty() && !job.hasItems("targets")) {
            job.problem("targets", "is missing; allowed: at least one host:port");
        }
        PromDuration interval = job.value("scrapeInterval", null, PromDuration::positive);
        PromDuration timeout = job.value("scrapeTimeout", null, PromDuration::positive);
        PromDuration longest = interval != null ? interval : scrapeInterval;
        if (timeout != null && timeout.compareTo(longest) > 0) {
            job.problem("scrapeTimeout", InvalidValueException.quote(timeout.text())
                    + " is above the scrape interval; allowed: at most " + longest);
        }
        ScrapeJob read = new ScrapeJob(
                name,
                targets,
                labels(job, "labels"),
                job.value("metricsPath", "", SpecValues::metricsPath),
                job.value("scheme", "", SpecValues::scheme),
                interval,
                timeout);
        job.refuseUnknownKeys();
        return read;
    }

    private static Labels labels(SpecSection section, String key) {
        try {
            return new Labels(section.texts(key));
        } catch (InvalidValueException e) {
            section.problem(key, e.getMessage());
            return Labels.none();
        }
    }
}
