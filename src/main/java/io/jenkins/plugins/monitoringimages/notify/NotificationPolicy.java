package io.jenkins.plugins.monitoringimages.notify;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which event a run is told as.
 *
 * <p>Every run has a list of events that are true of it, the most telling one first, and is told once: as the first of
 * them that was chosen.
 *
 * <table>
 * <caption>Events that are true of a run, by its result and the last verdict</caption>
 * <tr><th>this run</th><th>last verdict</th><th>events</th></tr>
 * <tr><td>success</td><td>unstable or failure</td><td>back to normal, new version if it is one, success</td></tr>
 * <tr><td>success</td><td>success or none</td><td>new version if it is one, success</td></tr>
 * <tr><td>failure</td><td>failure</td><td>still failing, failure</td></tr>
 * <tr><td>failure</td><td>unstable, success or none</td><td>failure</td></tr>
 * <tr><td>unstable</td><td>any</td><td>unstable</td></tr>
 * <tr><td>aborted</td><td>any</td><td>aborted</td></tr>
 * <tr><td>not built</td><td>any</td><td>none</td></tr>
 * </table>
 *
 * <p>So whoever chose <em>failure</em> hears of every failed run, the second in a row included, as somebody who hears
 * nothing believes that all is well; <em>still failing</em> beside it only gives the repetition its own name. Likewise
 * <em>success</em> alone tells every good run, and <em>back to normal</em> alone tells just the turn. A run that failed
 * after an unstable one got worse, and is a failure rather than still failing.
 */
public final class NotificationPolicy {

    private NotificationPolicy() {}

    /** What is told when a run begins. */
    public static Optional<NotificationEvent> atStart(Set<NotificationEvent> chosen) {
        return Optional.of(NotificationEvent.STARTED).filter(chosen::contains);
    }

    /**
     * What is told when a run ends.
     *
     * @param earlier finished runs of the same job, as many as are known, in any order
     */
    public static Optional<NotificationEvent> atEnd(
            Set<NotificationEvent> chosen, RunVerdict run, Collection<RunVerdict> earlier) {
        return atEnd(
                chosen,
                run.result(),
                RunVerdict.lastBefore(run.number(), earlier).map(RunVerdict::result),
                run.isNewVersionAfter(RunVerdict.lastGoodBefore(run.number(), earlier)));
    }

    /**
     * What is told when a run ends.
     *
     * @param last the result of the last run that has a verdict
     * @param newVersion whether the image carries another release than that of the last good run; counts for a success
     */
    public static Optional<NotificationEvent> atEnd(
            Set<NotificationEvent> chosen, RunResult result, Optional<RunResult> last, boolean newVersion) {
        return trueOf(result, last, newVersion).stream().filter(chosen::contains).findFirst();
    }

    private static List<NotificationEvent> trueOf(RunResult result, Optional<RunResult> last, boolean newVersion) {
        return switch (result) {
            case SUCCESS -> ofSuccess(last.filter(RunResult::isVerdict), newVersion);
            case FAILURE -> last.filter(RunResult.FAILURE::equals).isPresent()
                    ? List.of(NotificationEvent.STILL_FAILING, NotificationEvent.FAILURE)
                    : List.of(NotificationEvent.FAILURE);
            case UNSTABLE -> List.of(NotificationEvent.UNSTABLE);
            case ABORTED -> List.of(NotificationEvent.ABORTED);
            case NOT_BUILT -> List.of();
        };
    }

    private static List<NotificationEvent> ofSuccess(Optional<RunResult> last, boolean newVersion) {
        boolean backToNormal = last.filter(result -> result != RunResult.SUCCESS).isPresent();
        if (backToNormal && newVersion) {
            return List.of(NotificationEvent.BACK_TO_NORMAL, NotificationEvent.NEW_VERSION, NotificationEvent.SUCCESS);
        }
        if (backToNormal) {
            return List.of(NotificationEvent.BACK_TO_NORMAL, NotificationEvent.SUCCESS);
        }
        return newVersion
                ? List.of(NotificationEvent.NEW_VERSION, NotificationEvent.SUCCESS)
                : List.of(NotificationEvent.SUCCESS);
    }
}
