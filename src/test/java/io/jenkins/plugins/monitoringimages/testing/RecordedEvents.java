package io.jenkins.plugins.monitoringimages.testing;

import io.jenkins.plugins.monitoringimages.engine.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.engine.event.StepId;
import io.jenkins.plugins.monitoringimages.engine.event.Transfer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what the engine tells. */
public final class RecordedEvents implements BuildEvents {

    private final List<StepId> began = new CopyOnWriteArrayList<>();
    private final List<StepId> done = new CopyOnWriteArrayList<>();
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final List<Transfer> transfers = new CopyOnWriteArrayList<>();

    @Override
    public void stepBegan(StepId step) {
        began.add(step);
    }

    @Override
    public void stepDone(StepId step, Duration took, String detail) {
        done.add(step);
    }

    @Override
    public void output(String line) {
        output.add(line);
    }

    @Override
    public void warning(String text) {
        warnings.add(text);
    }

    @Override
    public void progress(Transfer transfer) {
        transfers.add(transfer);
    }

    public List<StepId> began() {
        return List.copyOf(began);
    }

    public List<StepId> done() {
        return List.copyOf(done);
    }

    public List<String> output() {
        return List.copyOf(output);
    }

    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    public List<Transfer> transfers() {
        return List.copyOf(transfers);
    }
}
