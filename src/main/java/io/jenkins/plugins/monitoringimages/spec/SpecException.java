package io.jenkins.plugins.monitoringimages.spec;

import io.jenkins.plugins.monitoringimages.model.BuildException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A spec that cannot be built; tells all of its problems at once. */
public final class SpecException extends BuildException {

    private static final long serialVersionUID = 1L;

    private final ArrayList<SpecProblem> problems;

    /** @param problems at least one, in the order of the spec */
    public SpecException(List<SpecProblem> problems) {
        super(problems.stream().map(SpecProblem::toString).collect(Collectors.joining("\n")));
        this.problems = new ArrayList<>(problems);
    }

    public List<SpecProblem> problems() {
        return List.copyOf(problems);
    }
}
