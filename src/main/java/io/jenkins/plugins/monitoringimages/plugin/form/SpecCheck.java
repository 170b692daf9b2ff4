package io.jenkins.plugins.monitoringimages.plugin.form;

import hudson.util.FormValidation;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.spec.SpecException;
import io.jenkins.plugins.monitoringimages.spec.SpecFiles;
import io.jenkins.plugins.monitoringimages.spec.SpecProblem;
import io.jenkins.plugins.monitoringimages.spec.SpecValues;
import io.jenkins.plugins.monitoringimages.spec.reader.SpecText;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Checks the fields by which a spec is given while they are typed: its file, its text, and what replaces values of it. */
public final class SpecCheck {

    private SpecCheck() {}

    /** Checks a path below the workspace. */
    public static FormValidation file(String value) {
        String path = FormText.trimmed(value);
        if (path == null || FormText.hasVariable(path)) {
            return FormValidation.ok();
        }
        try {
            SpecValues.file(path.replaceFirst("^(\\./)+", ""));
            return FormValidation.ok();
        } catch (InvalidValueException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    /** Checks a text area with one {@code KEY=VALUE} on each line. */
    public static FormValidation set(String value) {
        List<FormValidation> errors = FormText.orNone(FormText.lines(value == null ? null : List.of(value))).stream()
                .filter(line -> line.indexOf('=') < 1)
                .map(line -> FormValidation.error(
                        new InvalidValueException(line, "KEY=VALUE, such as version=2.53.5").getMessage()))
                .toList();
        return errors.isEmpty() ? FormValidation.ok() : FormValidation.aggregate(errors);
    }

    /** Checks the text of a stack's spec. */
    public static FormValidation stack(String value) {
        String text = FormText.block(value);
        if (text == null) {
            return FormValidation.ok();
        }
        try {
            new SpecForm(UnaryOperator.identity()).stack(new SpecText(text, Map.of()), SpecFiles.none());
            return FormValidation.ok();
        } catch (SpecException e) {
            return FormValidation.aggregate(e.problems().stream()
                    .map(SpecProblem::toString)
                    .map(FormValidation::error)
                    .toList());
        }
    }
}
