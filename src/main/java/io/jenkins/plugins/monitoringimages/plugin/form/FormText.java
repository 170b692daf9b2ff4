package io.jenkins.plugins.monitoringimages.plugin.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Texts as forms and Pipeline arguments bring them. Empty ones are kept as null, so that saved jobs stay small. */
public final class FormText {

    private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+|\\{[\\w.]+})");

    private FormText() {}

    /** The text without blanks around it, or null if nothing is left. */
    public static String trimmed(String text) {
        return text == null || text.isBlank() ? null : text.trim();
    }

    /** The text as it is, its line ends made {@code \n}, or null if it is blank. */
    public static String block(String text) {
        return text == null || text.isBlank() ? null : text.replace("\r\n", "\n");
    }

    /** The lines of all items without blanks around them, or null if nothing is left; a text area is one item. */
    public static List<String> lines(Collection<String> items) {
        List<String> lines = new ArrayList<>();
        for (String item : items == null ? List.<String>of() : items) {
            if (item != null) {
                item.lines().map(String::trim).filter(line -> !line.isEmpty()).forEach(lines::add);
            }
        }
        return lines.isEmpty() ? null : lines;
    }

    /** The value, or null if it is the default, so that a default that changes reaches saved jobs. */
    public static <T> T unless(T byDefault, T value) {
        return byDefault.equals(value) ? null : value;
    }

    /** One item per line, as a text area shows them; empty for null. */
    public static String joined(Collection<String> lines) {
        return lines == null ? "" : String.join("\n", lines);
    }

    /** The items, where null stands for none. */
    public static <T> List<T> orNone(List<T> items) {
        return items == null ? List.of() : List.copyOf(items);
    }

    /** Of the outputs of an image those that are directories and files; none for null. */
    public static List<String> withPath(List<String> outputs) {
        return orNone(outputs).stream().filter(output -> output.contains(":")).toList();
    }

    /** Whether the text names a variable, such as {@code ${BUILD_NUMBER}}, whose value only a build knows. */
    public static boolean hasVariable(String text) {
        return VARIABLE.matcher(text).find();
    }
}
