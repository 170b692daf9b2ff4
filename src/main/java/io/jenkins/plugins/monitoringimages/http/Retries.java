package io.jenkins.plugins.monitoringimages.http;

import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import java.time.Duration;

/** Tries again what failed for a passing reason, after a wait that doubles, or that the server asked for. */
public final class Retries {

    private final RetryRules rules;
    private final Pause pause;

    public Retries(RetryRules rules, Pause pause) {
        this.rules = rules;
        this.pause = pause;
    }

    /** Something that may fail for a passing reason. */
    @FunctionalInterface
    public interface Attempt<T, E extends Exception> {
        T run() throws TransientException, HttpException, E, InterruptedException;
    }

    /** @throws HttpException the last failure, where no attempt is left or the server asks for too long a wait */
    public <T, E extends Exception> T run(Attempt<T, E> attempt, BuildEvents events)
            throws HttpException, E, InterruptedException {
        Duration backOff = rules.backOff();
        for (int retry = 1; ; retry++) {
            try {
                return attempt.run();
            } catch (TransientException e) {
                if (retry > rules.retries()) {
                    throw new HttpException(e.getMessage() + "; gave up after " + attempts(retry), e);
                }
                Duration wait = e.retryAfter().orElse(backOff);
                if (wait.compareTo(rules.longestWait()) > 0) {
                    throw new HttpException(
                            e.getMessage() + " and asks to be left alone for " + wait.toSeconds()
                                    + " s, which is more than the " + rules.longestWait().toSeconds()
                                    + " s that a build waits",
                            e);
                }
                events.warning(e.getMessage() + "; trying again in " + seconds(wait) + " (" + retry + " of "
                        + rules.retries() + ")");
                pause.pause(wait);
                backOff = backOff.multipliedBy(2);
            }
        }
    }

    private static String attempts(int number) {
        return number == 1 ? "1 attempt" : number + " attempts";
    }

    private static String seconds(Duration wait) {
        return wait.toMillis() % 1000 == 0 ? wait.toSeconds() + " s" : wait.toMillis() + " ms";
    }
}
