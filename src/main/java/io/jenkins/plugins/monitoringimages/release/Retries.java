package io.jenkins.plugins.monitoringimages.release;

import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import java.time.Duration;

/** Tries again what failed for a passing reason, after a wait that doubles, or that the server asked for. */
final class Retries {

    private final HttpSettings settings;
    private final Pause pause;

    Retries(HttpSettings settings, Pause pause) {
        this.settings = settings;
        this.pause = pause;
    }

    /** Something that may fail for a passing reason. */
    @FunctionalInterface
    interface Attempt<T> {
        T run() throws TransientException, ReleaseException, InterruptedException;
    }

    /** @throws ReleaseException the last failure, where no attempt is left or the server asks for too long a wait */
    <T> T run(Attempt<T> attempt, BuildEvents events) throws ReleaseException, InterruptedException {
        Duration backOff = settings.backOff();
        for (int retry = 1; ; retry++) {
            try {
                return attempt.run();
            } catch (TransientException e) {
                if (retry > settings.retries()) {
                    throw new ReleaseException(e.getMessage() + "; gave up after " + attempts(retry), e);
                }
                Duration wait = e.retryAfter().orElse(backOff);
                if (wait.compareTo(settings.longestWait()) > 0) {
                    throw new ReleaseException(
                            e.getMessage() + " and asks to be left alone for " + wait.toSeconds()
                                    + " s, which is more than the " + settings.longestWait().toSeconds()
                                    + " s that a build waits",
                            e);
                }
                events.warning(e.getMessage() + "; trying again in " + seconds(wait) + " (" + retry + " of "
                        + settings.retries() + ")");
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
