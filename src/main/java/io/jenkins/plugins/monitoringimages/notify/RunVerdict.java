package io.jenkins.plugins.monitoringimages.notify;

import java.io.Serializable;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A finished run, as far as later runs are compared with it.
 *
 * @param number of the run; a later run of the same job has a higher one
 * @param result how it ended
 * @param version the release that its image carries, such as {@code 2.53.5}; empty where it made none
 */
public record RunVerdict(int number, RunResult result, String version) implements Serializable {

    private static final long serialVersionUID = 1L;

    /**
     * The run that a run is compared with: of those with a verdict and a lower number the one with the highest. Runs
     * are compared by number and not by the time at which they ended, so that of two concurrent runs the earlier one is
     * never measured by the later one.
     *
     * @param runs finished runs in any order, the run itself and later ones included or not
     * @param number of the run that is to be compared
     */
    public static Optional<RunVerdict> lastBefore(int number, Collection<RunVerdict> runs) {
        return highestBefore(number, runs, run -> run.result.isVerdict());
    }

    /** The last run before a run that succeeded and made an image. */
    public static Optional<RunVerdict> lastGoodBefore(int number, Collection<RunVerdict> runs) {
        return highestBefore(number, runs, run -> run.result == RunResult.SUCCESS && !run.version.isEmpty());
    }

    /**
     * Whether this run succeeded with another release than the last good run. The first image of a job is not a new
     * version, as there is none that it could differ from.
     */
    public boolean isNewVersionAfter(Optional<RunVerdict> lastGood) {
        return result == RunResult.SUCCESS
                && !version.isEmpty()
                && lastGood.filter(good -> !good.version.equals(version)).isPresent();
    }

    private static Optional<RunVerdict> highestBefore(
            int number, Collection<RunVerdict> runs, Predicate<RunVerdict> wanted) {
        return runs.stream()
                .filter(run -> run.number < number)
                .filter(wanted)
                .max(Comparator.comparingInt(RunVerdict::number));
    }
}
