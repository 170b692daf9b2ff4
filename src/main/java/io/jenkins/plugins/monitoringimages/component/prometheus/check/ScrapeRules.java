package io.jenkins.plugins.monitoringimages.component.prometheus.check;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Rules;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What must hold between the scrape configs and the {@code global} section. */
final class ScrapeRules {

    private static final long DEFAULT_INTERVAL_MILLIS = 60_000;
    private static final Fields NONE = new Fields(new LinkedHashMap<>(), 0, 0);

    private ScrapeRules() {}

    static void check(Fields root, Report report) {
        Fields global = global(root);
        timeout(global, interval(global, DEFAULT_INTERVAL_MILLIS), "global scrape timeout", report);
        List<Fields> jobs = ScrapeSection.jobs(root);
        jobs(jobs, global, report);
        uniqueNames(jobs, new HashMap<>(), "", report);
    }

    static Fields global(Fields root) {
        return root.value("global").orElse(null) instanceof Fields fields ? fields : NONE;
    }

    static void jobs(List<Fields> jobs, Fields global, Report report) {
        jobs.forEach(job -> {
            timeout(job, interval(job, interval(global, DEFAULT_INTERVAL_MILLIS)), "scrape timeout", report);
            names(job, global, report);
        });
    }

    /** The names of a file's jobs, and where each stands. */
    static Map<String, String> jobNames(Fields root) {
        Map<String, String> names = new HashMap<>();
        uniqueNames(ScrapeSection.jobs(root), names, "the main configuration", new Report(""));
        return names;
    }

    private static long interval(Fields fields, long otherwise) {
        OptionalLong given = Rules.millis(fields, "scrape_interval");
        return given.isPresent() && given.getAsLong() > 0 ? given.getAsLong() : otherwise;
    }

    private static void timeout(Fields fields, long interval, String what, Report report) {
        OptionalLong timeout = Rules.millis(fields, "scrape_timeout");
        if (timeout.isPresent() && timeout.getAsLong() > interval) {
            report.add(fields.fields().get("scrape_timeout").value(),
                    what + " greater than scrape interval; allowed: at most " + interval / 1000.0 + "s");
        }
    }

    /** @param seen gets the names and where they stand */
    static void uniqueNames(List<Fields> jobs, Map<String, String> seen, String file, Report report) {
        for (Fields job : jobs) {
            Scalar name = job.scalar("job_name").orElse(null);
            if (name == null || name.text().isEmpty()) {
                continue;
            }
            String earlier = seen.putIfAbsent(name.text(), file + (file.isEmpty() ? "" : ", ") + "line " + name.line());
            if (earlier != null) {
                report.add(name, "found multiple scrape configs with job name "
                        + InvalidValueException.quote(name.text()) + "; the first is in " + earlier);
            }
        }
    }

    /** Names in UTF-8 cannot be asked for where only the old ones are valid. */
    private static void names(Fields job, Fields global, Report report) {
        String globalValidation = text(global, "metric_name_validation_scheme", "utf8");
        String ownValidation = text(job, "metric_name_validation_scheme", "");
        String ownEscaping = text(job, "metric_name_escaping_scheme", "");
        String validation = ownValidation.isEmpty() ? globalValidation : ownValidation;
        String escaping = ownEscaping.isEmpty() && ownValidation.isEmpty()
                ? text(global, "metric_name_escaping_scheme", "")
                : ownEscaping;
        if (validation.equals("legacy") && escaping.equals("allow-utf-8")) {
            report.add(job, "utf8 metric names requested but validation scheme is not set to UTF8");
        }
    }

    private static String text(Fields fields, String key, String otherwise) {
        return fields.scalar(key).map(Scalar::text).filter(text -> !text.isEmpty()).orElse(otherwise);
    }
}
