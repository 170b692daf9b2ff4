package io.jenkins.plugins.monitoringimages.build.report;

import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.event.StepId;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Runs the steps of one build: tells of each, keeps its duration, and knows in which one a thread failed. */
public final class Steps {

    private final Clock clock;
    private final BuildEvents events;
    private final Instant began;
    private final List<StepTime> times = Collections.synchronizedList(new ArrayList<>());

    public Steps(Clock clock, BuildEvents events) {
        this.clock = clock;
        this.events = events;
        this.began = clock.instant();
    }

    /** What is done in a step. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws BuildException, InterruptedException;
    }

    /**
     * @param detail what to tell of the result, in a few words
     * @throws StepFailedException if the work fails
     */
    public <T> T run(StepId step, Work<T> work, Function<T, String> detail) throws StepFailedException, InterruptedException {
        Instant start = clock.instant();
        events.stepBegan(step);
        try {
            T result = work.run();
            Duration took = since(start);
            times.add(new StepTime(step, took.toMillis()));
            events.stepDone(step, took, detail.apply(result));
            return result;
        } catch (StepFailedException e) {
            throw e;
        } catch (BuildException e) {
            events.stepFailed(step, since(start));
            throw new StepFailedException(step, e);
        }
    }

    public List<StepTime> times() {
        synchronized (times) {
            return List.copyOf(times);
        }
    }

    public long millis() {
        return since(began).toMillis();
    }

    /** Nothing where the clock was set back meanwhile. */
    private Duration since(Instant start) {
        Duration taken = Duration.between(start, clock.instant());
        return taken.isNegative() ? Duration.ZERO : taken;
    }
}
