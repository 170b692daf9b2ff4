package io.jenkins.plugins.monitoringimages.docker;

import io.jenkins.plugins.monitoringimages.engine.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.engine.event.StepId;
import io.jenkins.plugins.monitoringimages.engine.event.Transfer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Remembers what was told. */
final class RecordedEvents implements BuildEvents {

    final List<String> lines = new CopyOnWriteArrayList<>();
    final List<String> warnings = new CopyOnWriteArrayList<>();
    private final Consumer<String> listener;

    RecordedEvents() {
        this(line -> {});
    }

    /** @param listener is called with each line, on the thread that tells it */
    RecordedEvents(Consumer<String> listener) {
        this.listener = listener;
    }

    @Override
    public void stepBegan(StepId step) {}

    @Override
    public void stepDone(StepId step, Duration took, String detail) {}

    @Override
    public void output(String line) {
        lines.add(line);
        listener.accept(line);
    }

    @Override
    public void warning(String text) {
        warnings.add(text);
    }

    @Override
    public void progress(Transfer transfer) {}
}
