package io.jenkins.plugins.monitoringimages.build.report;

import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.event.StepId;
import io.jenkins.plugins.monitoringimages.event.Transfer;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * Passes on what a program says that has read secrets, without them.
 *
 * @param events are told
 * @param mask takes the secrets out of a text
 */
public record MaskedEvents(BuildEvents events, UnaryOperator<String> mask) implements BuildEvents {

    @Override
    public void stepBegan(StepId step) {
        events.stepBegan(step);
    }

    @Override
    public void stepDone(StepId step, Duration took, String detail) {
        events.stepDone(step, took, mask.apply(detail));
    }

    @Override
    public void stepFailed(StepId step, Duration took) {
        events.stepFailed(step, took);
    }

    @Override
    public void output(String line) {
        events.output(mask.apply(line));
    }

    @Override
    public void warning(String text) {
        events.warning(mask.apply(text));
    }

    @Override
    public void progress(Transfer transfer) {
        events.progress(transfer);
    }
}
