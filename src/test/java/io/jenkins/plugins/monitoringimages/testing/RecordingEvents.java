package io.jenkins.plugins.monitoringimages.testing;

import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.event.StepId;
import io.jenkins.plugins.monitoringimages.event.Transfer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps what it is told. */
public final class RecordingEvents implements BuildEvents {

    private final List<String> steps = new CopyOnWriteArrayList<>();
    private final List<String> failed = new CopyOnWriteArrayList<>();
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final List<Transfer> transfers = new CopyOnWriteArrayList<>();
    private final Consumer<String> listener;

    public RecordingEvents() {
        this(line -> {});
    }

    /** @param listener is called with each line of output, on the thread that tells it */
    public RecordingEvents(Consumer<String> listener) {
        this.listener = listener;
    }

    /** The steps that ended well, in order. */
    public List<String> steps() {
        return steps;
    }

    /** The steps that failed. */
    public List<String> failed() {
        return failed;
    }

    public List<String> warnings() {
        return warnings;
    }

    public List<String> output() {
        return output;
    }

    public List<Transfer> transfers() {
        return transfers;
    }

    @Override
    public void stepBegan(StepId step) {}

    @Override
    public void stepDone(StepId step, Duration took, String detail) {
        steps.add(step.toString());
    }

    @Override
    public void stepFailed(StepId step, Duration took) {
        failed.add(step.toString());
    }

    @Override
    public void output(String line) {
        output.add(line);
        listener.accept(line);
    }

    @Override
    public void warning(String text) {
        warnings.add(text);
    }

    @Override
    public void progress(Transfer transfer) {
        transfers.add(transfer);
    }
}
