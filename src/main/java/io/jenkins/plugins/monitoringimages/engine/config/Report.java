package io.jenkins.plugins.monitoringimages.engine.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is found in one file. */
final class Report {

    /** Further findings are dropped: nobody reads them, and a hostile file must not fill the memory with them. */
    static final int MOST_FINDINGS = 1_000;

    private final String file;
    private final List<Finding> findings = new ArrayList<>();
    private final Regexes regexes = new Regexes();

    Report(String file) {
        this.file = file;
    }

    void add(YamlNode at, String message) {
        add(at.line(), at.column(), message);
    }

    void add(int line, int column, String message) {
        if (!isFull()) {
            findings.add(new Finding(file, line, column, message));
        }
    }

    /** Whether what is added now is dropped, so that nobody need take pains over its words. */
    boolean isFull() {
        return findings.size() >= MOST_FINDINGS;
    }

    boolean isEmpty() {
        return findings.isEmpty();
    }

    /** Checks the regular expressions of this file. */
    Regexes regexes() {
        return regexes;
    }

    /** All findings, by line and column; each once, however many aliases lead to it. */
    List<Finding> findings() {
        return findings.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column))
                .toList();
    }
}
