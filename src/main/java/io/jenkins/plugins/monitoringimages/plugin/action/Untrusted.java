package io.jenkins.plugins.monitoringimages.plugin.action;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Limits on what an agent reports. Whoever controls an agent controls its report, so nothing of it is stored unseen or
 * without bounds.
 */
final class Untrusted {

    /** The longest single-line text that is kept, in characters. */
    static final int LONGEST_LINE = 512;

    /** The longest message that is kept, in characters. */
    static final int LONGEST_MESSAGE = 4_000;

    /** The most items of any list that are kept. */
    static final int MOST_ITEMS = 200;

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_-]{0,62}");
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+-]{0,99}");
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");
    private static final Pattern CONTROLS_IN_LINES = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

    private Untrusted() {}

    /** What must be there. */
    static <T> T present(T value, String what) {
        if (value == null) {
            throw new InvalidValueException(null, what);
        }
        return value;
    }

    /** A text on one line; nothing becomes empty. */
    static String line(String text) {
        return text == null ? "" : cut(CONTROLS.matcher(text).replaceAll(" "), LONGEST_LINE);
    }

    /** A text of one or more lines. */
    static String message(String text) {
        return text == null ? "" : cut(CONTROLS_IN_LINES.matcher(text).replaceAll(""), LONGEST_MESSAGE);
    }

    /** The id of a component. */
    static String id(String text) {
        if (text == null || !ID.matcher(text).matches()) {
            throw new InvalidValueException(text, "the id of a component");
        }
        return text;
    }

    /** An image id or a digest. */
    static String digest(String text) {
        if (text == null || !DIGEST.matcher(text).matches()) {
            throw new InvalidValueException(text, "sha256: and 64 hexadecimal digits");
        }
        return text;
    }

    /** The same, or nothing, which becomes empty. */
    static String digestIfAny(String text) {
        return text == null || text.isEmpty() ? "" : digest(text);
    }

    /** The name of a file, which can be no path. */
    static String fileName(String text) {
        if (text == null || !FILE_NAME.matcher(text).matches()) {
            throw new InvalidValueException(text, "a file name of letters, digits, . _ and -");
        }
        return text;
    }

    /** A list that can grow, since what is stored is read back as one; with the first items only, if they are many. */
    static <T> List<T> first(List<T> items) {
        return new ArrayList<>(items.subList(0, Math.min(items.size(), MOST_ITEMS)));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "...";
    }
}
