package io.jenkins.plugins.monitoringimages.yaml;

import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects what is found in one file. */
public final class Report {

    /** Further findings are dropped: nobody reads them, and a hostile file must not fill the memory with them. */
    public static final int MOST_FINDINGS = 1_000;

    private final String file;
    private final Optional<ReleaseVersion> version;
    private final List<Finding> findings = new ArrayList<>();
    private final Regexes regexes = new Regexes();

    public Report(String file) {
        this(file, Optional.empty());
    }

    /** @param version of the program that will read the file, where it is known */
    public Report(String file, Optional<ReleaseVersion> version) {
        this.file = file;
        this.version = version;
    }

    /** How findings call the file. */
    public String file() {
        return file;
    }

    /** Whether the program that will read the file is known to be older than a version. */
    public boolean isBefore(int major, int minor) {
        return version.filter(known -> !known.isAtLeast(major, minor)).isPresent();
    }

    /** Another report on a file that the same program will read. */
    public Report on(String otherFile) {
        return new Report(otherFile, version);
    }

    /** Takes over what another report holds. */
    public void addAll(Report other) {
        other.findings().stream().filter(finding -> !isFull()).forEach(findings::add);
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
