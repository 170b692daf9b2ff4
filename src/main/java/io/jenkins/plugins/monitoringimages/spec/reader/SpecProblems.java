package io.jenkins.plugins.monitoringimages.spec.reader;

import io.jenkins.plugins.monitoringimages.spec.SpecException;
import io.jenkins.plugins.monitoringimages.spec.SpecProblem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was found wrong while a spec is read, and which keys were asked for. */
final class SpecProblems {

    private final List<SpecProblem> problems = new ArrayList<>();
    private final Set<String> asked = new LinkedHashSet<>();

    void add(String key, int line, String message) {
        problems.add(new SpecProblem(key, line, message));
    }

    void asked(String key) {
        asked.add(key.replaceAll("\\[\\d+]", "[]"));
    }

    Set<String> askedKeys() {
        return asked;
    }

    /** @throws SpecException with all of them, in the order of their lines */
    void throwIfAny() throws SpecException {
        if (!problems.isEmpty()) {
            problems.sort((a, b) -> Integer.compare(a.line(), b.line()));
            throw new SpecException(problems);
        }
    }
}
