package io.jenkins.plugins.monitoringimages.yaml;

import java.util.Optional;

/** The text of a configuration on its way to nodes. */
public final class ConfigText {

    /** Larger texts are refused: 100,000 targets, each in a group with labels of its own, take about half of it. */
    public static final int MOST_CHARACTERS = 16 * 1024 * 1024;

    /**
     * Longer lines are refused: SnakeYAML's reader copies what it has of a token again and again, so that the time for
     * one grows with the square of its length. 100,000 targets fit on one line.
     */
    public static final int LONGEST_LINE = 4 * 1024 * 1024;

    private ConfigText() {}

    /** The root of the first document; empty where there is none or it cannot be read, which the report tells. */
    public static Optional<YamlNode> read(String text, Report report) {
        if (text.length() > MOST_CHARACTERS) {
            tooLarge(report);
        } else if (linesAreShort(text, report)) {
            return YamlReader.read(text, report);
        }
        return Optional.empty();
    }

    /** The same from bytes. */
    public static Optional<YamlNode> read(byte[] bytes, Report report) {
        if (bytes.length > MOST_CHARACTERS) {
            tooLarge(report);
            return Optional.empty();
        }
        String text = Utf8.decode(bytes, report);
        return report.isEmpty() ? read(text, report) : Optional.empty();
    }

    private static boolean linesAreShort(String text, Report report) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < text.length() && text.length() - start > LONGEST_LINE; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            } else if (i - start >= LONGEST_LINE) {
                report.add(line, 1, "this line is too long; allowed: " + LONGEST_LINE + " characters");
                return false;
            }
        }
        return true;
    }

    private static void tooLarge(Report report) {
        report.add(0, 0, "the configuration is too large; allowed: " + MOST_CHARACTERS + " characters");
    }
}
