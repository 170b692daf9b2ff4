package io.jenkins.plugins.monitoringimages.engine.config;

import java.util.Optional;

/** The text of a configuration on its way to nodes. */
final class ConfigText {

    /** Larger texts are refused: 100,000 targets, each with labels of its own, take about half of it. */
    static final int MOST_CHARACTERS = 16 * 1024 * 1024;

    private ConfigText() {}

    /** The root of the first document; empty where there is none or it cannot be read, which the report tells. */
    static Optional<YamlNode> read(String text, Report report) {
        if (text.length() > MOST_CHARACTERS) {
            tooLarge(report);
            return Optional.empty();
        }
        return YamlReader.read(text, report);
    }

    /** The same from bytes. */
    static Optional<YamlNode> read(byte[] bytes, Report report) {
        if (bytes.length > MOST_CHARACTERS) {
            tooLarge(report);
            return Optional.empty();
        }
        String text = Utf8.decode(bytes, report);
        return report.isEmpty() ? YamlReader.read(text, report) : Optional.empty();
    }

    private static void tooLarge(Report report) {
        report.add(0, 0, "the configuration is too large; allowed: " + MOST_CHARACTERS + " characters");
    }
}
