package io.jenkins.plugins.monitoringimages.yaml;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.PromDuration;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Style;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The kinds of single values, and what Prometheus takes as each. */
public final class Scalars {

    /** Any text; numbers and booleans are texts too where Prometheus wants one. */
    public static final Shape TEXT = (node, report) -> isScalar(node, report);
    /** A text that appears in no message; that a value is one needs no more than its key. */
    public static final Shape SECRET = TEXT;
    public static final Shape BOOLEAN = plain("true or false", text -> PlainScalar.isBoolean(text));
    public static final Shape INTEGER = plain("a whole number", PlainScalar::isFiniteNumber);
    public static final Shape COUNT = plain(
            "a whole number, zero or above", text -> PlainScalar.isFiniteNumber(text) && !text.startsWith("-"));
    public static final Shape NUMBER = plain("a number", PlainScalar::isNumber);
    public static final Shape DURATION = matching("not a valid duration string", PromDuration.ALLOWED, Scalars::isDuration);
    public static final Shape SIZE = matching("not a size", "a number with a unit, such as 512MB or 1.5GiB", Scalars::isSize);
    /** Prometheus 3 takes any text as the name of a label, an older one only what its language can write. */
    public static final Shape LABEL_NAME = (node, report) -> {
        boolean old = report.isBefore(3, 0);
        if (isScalar(node, report) && !isLabelName(((Scalar) node).text(), old)) {
            report.add(node, InvalidValueException.quote(((Scalar) node).text()) + " is not a valid label name; allowed: "
                    + (old ? "letters, digits and _, before Prometheus 3" : "any text in UTF-8, not empty"));
        }
    };
    public static final Shape LABEL_VALUE = (node, report) -> {
        if (isScalar(node, report) && !Utf8.isText(((Scalar) node).text())) {
            report.add(node, "this is not a valid label value; allowed: any text in UTF-8");
        }
    };
    public static final Shape RULE_PATH = matching(
            "an invalid rule file path",
            "a path with * in its last part only",
            text -> text.matches("[^*]*(?:\\*[^/]*)?"));
    public static final Shape REGEX = (node, report) -> {
        if (isScalar(node, report)) {
            report.regexes().problem(((Scalar) node).text()).ifPresent(problem -> report.add(node, problem));
        }
    };

    private static final Pattern OLD_LABEL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final Pattern SIZE_SYNTAX =
            Pattern.compile("0|[-+]?(?:(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[KMGTPE]i?)?B)+");

    private Scalars() {}

    /** One of some words, in their very case. */
    public static Shape oneOf(String complaint, List<String> words) {
        return matching(complaint, String.join(", ", words), words::contains);
    }

    /** One of some words, or an empty text, which counts as none. */
    public static Shape oneOfOrEmpty(String complaint, List<String> words) {
        return matching(complaint, String.join(", ", words), text -> text.isEmpty() || words.contains(text));
    }

    /** A text that has a form. */
    public static Shape matching(String complaint, String allowed, String regex) {
        Pattern pattern = Pattern.compile(regex);
        return matching(complaint, allowed, text -> pattern.matcher(text).matches());
    }

    /** A text that has a form, and appears in no message. */
    public static Shape secret(String allowed, String regex) {
        Pattern pattern = Pattern.compile(regex);
        return (node, report) -> {
            if (isScalar(node, report) && !pattern.matcher(((Scalar) node).text()).matches()) {
                report.add(node, "this is not " + allowed);
            }
        };
    }

    private static boolean isLabelName(String text, boolean old) {
        return old ? OLD_LABEL_NAME.matcher(text).matches() : isLabelName(text);
    }

    public static boolean isLabelName(String text) {
        return !text.isEmpty() && Utf8.isText(text);
    }

    private static boolean isDuration(String text) {
        try {
            new PromDuration(text);
            return true;
        } catch (InvalidValueException e) {
            return false;
        }
    }

    private static boolean isSize(String text) {
        return text.length() < 100 && SIZE_SYNTAX.matcher(text).matches();
    }

    private static boolean isScalar(YamlNode node, Report report) {
        if (node instanceof Scalar) {
            return true;
        }
        report.add(node, "this must be a single value, not " + node.kind());
        return false;
    }

    private static Shape matching(String complaint, String allowed, Predicate<String> test) {
        return (node, report) -> {
            if (isScalar(node, report) && !test.test(((Scalar) node).text())) {
                report.add(node, InvalidValueException.quote(((Scalar) node).text()) + " is " + complaint
                        + "; allowed: " + allowed);
            }
        };
    }

    /** What Prometheus takes only without quotes. */
    private static Shape plain(String allowed, Predicate<String> test) {
        return (node, report) -> {
            if (!isScalar(node, report)) {
                return;
            }
            Scalar scalar = (Scalar) node;
            if (!test.test(scalar.text())) {
                report.add(node, InvalidValueException.quote(scalar.text()) + " is not " + allowed);
            } else if (scalar.style() == Style.TEXT) {
                report.add(node, InvalidValueException.quote(scalar.text()) + " must be written without quotes");
            }
        };
    }
}
