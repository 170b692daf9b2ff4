package io.jenkins.plugins.monitoringimages.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is found in one file. */
public final class Report {

    /** Further findings are dropped: nobody reads them, and a hostile file must not fill the memory with them. */
    public static final int MOST_FINDINGS = 1_000;

    private final String file;
    private final List<Finding> findings = new ArrayList<>();
    private final Regexes regexes = new Regexes();

    public Report(String file) {
        this.file = file;
    }

    public void add(YamlNode at, String message) {
        add(at.line(), at.column(), message);
    }

    public void add(int line, int column, String message) {
        if (!isFull()) {
            findings.add(new Finding(file, line, column, message));
        }
    }

    /** Whether what is added now is dropped, so that nobody need take pains over its words. */
    public boolean isFull() {
        return findings.size() >= MOST_FINDINGS;
    }

    public boolean isEmpty() {
        return findings.isEmpty();
    }

    /** Checks the regular expressions of this file. */
    public Regexes regexes() {
        return regexes;
    }

    /** All findings, by line and column; each once, however many aliases lead to it. */
    public List<Finding> findings() {
        return findings.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column))
                .toList();
    }
}
