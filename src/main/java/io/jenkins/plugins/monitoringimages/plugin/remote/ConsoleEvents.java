package io.jenkins.plugins.monitoringimages.plugin.remote;

import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.event.StepId;
import io.jenkins.plugins.monitoringimages.event.Transfer;
import io.jenkins.plugins.monitoringimages.model.SecretText;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Writes what the engine tells to the console of a run, a line at a time. */
final class ConsoleEvents implements BuildEvents {

    private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long MEBI = 1L << 20;

    private final PrintStream console;
    private final LongSupplier nanoTime;
    private final String prefix;
    private final StepWatch watch;
    private final Map<String, Long> lastProgress = new ConcurrentHashMap<>();
    private volatile String lastStep = "";
    private volatile String failedStep = "";

    /**
     * @param member of a stack whose events these are; empty for an image of its own
     * @param watch hears of each step
     */
    ConsoleEvents(PrintStream console, LongSupplier nanoTime, String member, StepWatch watch) {
        this.console = console;
        this.nanoTime = nanoTime;
        this.prefix = "[monitoring-image] " + (member.isEmpty() ? "" : member + ": ");
        this.watch = watch;
    }

    /** The step that failed, or else the one that began last; empty before the first one. */
    String lastStep() {
        return failedStep.isEmpty() ? lastStep : failedStep;
    }

    @Override
    public void stepBegan(StepId step) {
        lastStep = step.toString();
        watch.began(lastStep);
        print(step + " ...");
    }

    @Override
    public void stepDone(StepId step, Duration took, String detail) {
        print(String.format(
                Locale.ROOT, "%s done in %.1f s%s", step, took.toMillis() / 1000.0, detail.isEmpty() ? "" : ": " + detail));
    }

    @Override
    public void stepFailed(StepId step, Duration took) {
        failedStep = step.toString();
        print(String.format(Locale.ROOT, "%s failed after %.1f s", step, took.toMillis() / 1000.0));
    }

    @Override
    public void output(String line) {
        print("  " + line);
    }

    @Override
    public void warning(String text) {
        print("WARNING: " + text);
    }

    /** A line every few seconds: a console keeps them all. */
    @Override
    public void progress(Transfer transfer) {
        long now = nanoTime.getAsLong();
        Long last = lastProgress.putIfAbsent(transfer.name(), now);
        if (last == null || now - last < PROGRESS_NANOS) {
            return;
        }
        lastProgress.put(transfer.name(), now);
        String total = transfer.totalBytes() < 0 ? "" : String.format(Locale.ROOT, " of %d", transfer.totalBytes() / MEBI);
        print(String.format(
                Locale.ROOT,
                "  %s: %d%s MiB, %.1f MiB/s",
                transfer.name(),
                transfer.bytes() / MEBI,
                total,
                transfer.bytesPerSecond() / (double) MEBI));
    }

    /** Terminal sequences of a tool would garble the console of a run. */
    private void print(String line) {
        console.println(prefix + SecretText.mask(line).replaceAll("\\x1B\\[[0-9;]*[A-Za-z]", "").replaceAll("[\\p{Cntrl}&&[^\\t]]", " "));
    }
}
