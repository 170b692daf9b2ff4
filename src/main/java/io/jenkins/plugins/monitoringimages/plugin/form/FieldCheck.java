package io.jenkins.plugins.monitoringimages.plugin.form;

import hudson.util.FormValidation;
import io.jenkins.plugins.monitoringimages.build.config.RenderedConfig;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.spec.SpecException;
import io.jenkins.plugins.monitoringimages.spec.SpecProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * Checks one field while it is typed: a spec that holds little more than this field is read by the engine, and what it
 * says of the field is shown.
 */
public final class FieldCheck {

    private static final String ANY_TAG = "any";

    private final String key;
    private final SpecForm spec = new SpecForm(UnaryOperator.identity());
    private final List<Integer> lineNumbers = new ArrayList<>();

    /** @param key of the field, as a path such as {@code release.mirror} */
    private FieldCheck(String key) {
        this.key = key;
        if (!key.equals("image.tags")) {
            spec.list("image.tags", List.of(ANY_TAG));
        }
    }

    /** Checks a field of one line. One with a variable cannot be checked before the build. */
    public static FormValidation text(String key, String value) {
        return new FieldCheck(key).check(value);
    }

    /** Checks a version, which depends on the component. */
    public static FormValidation version(String value, String component) {
        FieldCheck check = new FieldCheck("version");
        check.spec.text("component", component);
        return check.check(value);
    }

    /** Checks a text area with one item on each line. */
    public static FormValidation lines(String key, String value) {
        FieldCheck check = new FieldCheck(key);
        return check.checkLines(value, true, check.spec::list);
    }

    /** Checks a text area with one item on each line, in which {@code $} has a meaning of its own. */
    public static FormValidation verbatimLines(String key, String value) {
        FieldCheck check = new FieldCheck(key);
        return check.checkLines(value, false, check.spec::verbatim);
    }

    /** Checks a text area with one directory or file on each line; the other outputs are check boxes. */
    public static FormValidation outputs(String key, String value) {
        List<String> lines = FormText.orNone(FormText.lines(Collections.singletonList(value)));
        for (String line : lines) {
            if (!line.contains(":") && !FormText.hasVariable(line)) {
                return FormValidation.error(new InvalidValueException(line, "oci:DIR or archive:FILE").getMessage());
            }
        }
        return lines(key, value);
    }

    /** Checks a text area with one {@code NAME=VALUE} on each line. */
    public static FormValidation pairs(String key, String value) {
        FieldCheck check = new FieldCheck(key);
        return check.checkLines(value, true, check.spec::pairs);
    }

    /** Checks one checksum, or a text area with {@code PLATFORM=CHECKSUM} on each line. */
    public static FormValidation pins(String key, String value) {
        return value != null && value.contains("=") ? pairs(key, value) : text(key, FormText.trimmed(value));
    }

    /** Checks additional YAML, which must be some and must not clash with what is generated. */
    public static FormValidation extra(String key, String value) {
        FieldCheck check = new FieldCheck(key);
        check.spec.verbatim(key, FormText.block(value));
        try {
            RenderedConfig.of(check.spec.plan(), path -> new byte[0]);
            return FormValidation.ok();
        } catch (BuildException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    /** Checks a field of a scrape job, by its key within the job. */
    public static FormValidation scrapeJob(String field, BiConsumer<SpecForm, String> put, String value) {
        FieldCheck check = new FieldCheck("config.scrapeJobs[0]." + field);
        if (value != null && FormText.hasVariable(value)) {
            return FormValidation.ok();
        }
        check.spec.forms("config.scrapeJobs", List.of((SpecForm.Item) job -> {
            if (!field.equals("name")) {
                job.text("name", ANY_TAG);
            }
            if (!field.equals("targets")) {
                job.text("targets", ANY_TAG);
            }
            put.accept(job, value);
        }));
        return check.result();
    }

    /** Checks a field of a row of files. */
    public static FormValidation copiedFiles(String field, CopiedFilesForm files) {
        FieldCheck check = new FieldCheck("files[0]." + field);
        if (FormText.hasVariable(field.equals("to") ? files.getTo() : files.getFrom())) {
            return FormValidation.ok();
        }
        check.spec.forms("files", List.of(files));
        return check.result();
    }

    private FormValidation check(String value) {
        String text = FormText.block(value);
        if (text != null && FormText.hasVariable(text)) {
            return FormValidation.ok();
        }
        spec.text(key, text);
        return result();
    }

    /** @param variables whether a line with a build variable is passed over */
    private FormValidation checkLines(String value, boolean variables, BiConsumer<String, List<String>> put) {
        List<String> items = new ArrayList<>();
        List<String> lines = value == null ? List.of() : value.lines().map(String::trim).toList();
        boolean withVariables = false;
        for (int i = 0; i < lines.size(); i++) {
            boolean variable = variables && FormText.hasVariable(lines.get(i));
            withVariables |= variable;
            if (!variable && !lines.get(i).isEmpty()) {
                items.add(lines.get(i));
                lineNumbers.add(i + 1);
            }
        }
        if (items.isEmpty() && withVariables) {
            return FormValidation.ok();
        }
        put.accept(key, items);
        return result();
    }

    private FormValidation result() {
        try {
            spec.plan();
            return FormValidation.ok();
        } catch (SpecException e) {
            List<FormValidation> errors = e.problems().stream()
                    .filter(this::isOfThisField)
                    .map(problem -> FormValidation.error(place(problem) + problem.message()))
                    .toList();
            return errors.isEmpty() ? FormValidation.ok() : FormValidation.aggregate(errors);
        }
    }

    private boolean isOfThisField(SpecProblem problem) {
        return problem.key().equals(key) || problem.key().startsWith(key + "[") || problem.key().startsWith(key + ".");
    }

    /** The field's name, and the line for an item of a list. */
    private String place(SpecProblem problem) {
        String name = key.substring(key.lastIndexOf('.') + 1);
        String rest = problem.key().substring(key.length());
        if (rest.matches("\\[\\d+]")) {
            int item = Integer.parseInt(rest.substring(1, rest.length() - 1));
            return name + ", line " + (item < lineNumbers.size() ? lineNumbers.get(item) : item + 1) + ": ";
        }
        return name + ": ";
    }
}
