package io.jenkins.plugins.monitoringimages.plugin.notify;

import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.monitoringimages.notify.RunResult;
import io.jenkins.plugins.monitoringimages.notify.RunVerdict;
import io.jenkins.plugins.monitoringimages.plugin.action.ImageAction;
import io.jenkins.plugins.monitoringimages.plugin.action.StoredBuild;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A run among those before it.
 *
 * @param current the run itself, its result as it stands now
 * @param earlier finished runs, the latest first, as far as they are of use
 */
record RunHistory(RunVerdict current, List<RunVerdict> earlier) {

    /** Loading a run is costly; further back nobody remembers what was normal. */
    private static final int MOST_RUNS = 100;

    RunHistory {
        earlier = List.copyOf(earlier);
    }

    static RunHistory of(Run<?, ?> run) {
        List<RunVerdict> earlier = new ArrayList<>();
        boolean goodFound = false;
        Run<?, ?> candidate = run.getPreviousBuild();
        for (int looked = 0; candidate != null && !goodFound && looked < MOST_RUNS; looked++) {
            if (!candidate.isBuilding()) {
                RunVerdict verdict = verdict(candidate);
                earlier.add(verdict);
                goodFound = verdict.result() == RunResult.SUCCESS && !verdict.version().isEmpty();
            }
            candidate = candidate.getPreviousBuild();
        }
        return new RunHistory(verdict(run), earlier);
    }

    private static RunVerdict verdict(Run<?, ?> run) {
        return new RunVerdict(run.getNumber(), result(run.getResult()), version(run));
    }

    /** A run without a result is one that goes well so far. */
    private static RunResult result(Result result) {
        return result == null ? RunResult.SUCCESS : RunResult.valueOf(result.toString());
    }

    private static String version(Run<?, ?> run) {
        ImageAction action = run.getAction(ImageAction.class);
        return action == null
                ? ""
                : action.getBuilds().stream()
                        .filter(build -> !build.getImages().isEmpty())
                        .map(StoredBuild::getVersion)
                        .distinct()
                        .collect(Collectors.joining(", "));
    }
}
