package io.jenkins.plugins.monitoringimages.engine.promtool;

import io.jenkins.plugins.monitoringimages.engine.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.engine.event.StepId;
import io.jenkins.plugins.monitoringimages.engine.event.Transfer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is told. */
final class RecordedEvents implements BuildEvents {

    final List<String> output = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();

    @Override
    public void stepBegan(StepId step) {}

    @Override
    public void stepDone(StepId step, Duration took, String detail) {}

    @Override
    public void output(String line) {
        output.add(line);
    }

    @Override
    public void warning(String text) {
        warnings.add(text);
    }

    @Override
    public void progress(Transfer transfer) {}
}
