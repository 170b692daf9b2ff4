package io.jenkins.plugins.monitoringimages.plugin.form;

import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.util.ArrayList;
import java.util.List;

/** A text of a preview, line by line, each with what is wrong there. */
public final class PreviewText {

    private final String name;
    private final List<Line> lines = new ArrayList<>();
    private final List<String> findings;

    /** @param findings those without a line are for the text as a whole */
    PreviewText(String name, String text, List<Finding> findings) {
        this.name = name;
        text.lines().forEach(line -> lines.add(new Line(lines.size() + 1, line, messages(findings, lines.size() + 1))));
        int last = lines.size();
        this.findings = findings.stream()
                .filter(finding -> finding.line() < 1 || finding.line() > last)
                .map(Finding::message)
                .toList();
    }

    private PreviewText(String name, PreviewText text) {
        this.name = name;
        this.lines.addAll(text.lines);
        this.findings = text.findings;
    }

    /** The same, named as one of a directory. */
    PreviewText below(String directory) {
        return new PreviewText(directory + "/" + name, this);
    }

    public String getName() {
        return name;
    }

    public List<Line> getLines() {
        return List.copyOf(lines);
    }

    /** What is wrong with the text as a whole. */
    public List<String> getFindings() {
        return findings;
    }

    private static List<String> messages(List<Finding> findings, int line) {
        return findings.stream().filter(f -> f.line() == line).map(Finding::message).toList();
    }

    /** One line, with its number from 1. */
    public static final class Line {

        private final int number;
        private final String text;
        private final List<String> findings;

        Line(int number, String text, List<String> findings) {
            this.number = number;
            this.text = text;
            this.findings = findings;
        }

        public int getNumber() {
            return number;
        }

        public String getText() {
            return text;
        }

        public List<String> getFindings() {
            return findings;
        }
    }
}
