package io.jenkins.plugins.monitoringimages.cli;

import io.jenkins.plugins.monitoringimages.cli.input.CliEnvironment;
import io.jenkins.plugins.monitoringimages.cli.output.Sizes;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.event.StepId;
import io.jenkins.plugins.monitoringimages.event.Transfer;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Prints what happens: with colours and a moving progress line on a terminal, as plain lines elsewhere. */
final class ConsoleEvents implements BuildEvents {

    /** In a log, progress is a line now and then. */
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private final boolean verbose;
    private final Clock clock;
    private final Map<String, Instant> lastLine = new HashMap<>();
    private boolean progressShown;

    /** @param verbose whether the output of tools and of the container engine is shown too */
    ConsoleEvents(CliEnvironment environment, boolean verbose) {
        this.verbose = verbose;
        this.err = environment.err();
        this.terminal = environment.terminal();
        this.clock = environment.clock();
    }

    @Override
    public synchronized void stepBegan(StepId step) {
        if (terminal) {
            progressLine(step + " ...");
        }
    }

    @Override
    public synchronized void stepDone(StepId step, Duration took, String detail) {
        String line = String.format("%-22s %8s  %s", step, Sizes.duration(took), detail).stripTrailing();
        line(terminal ? "\u001b[32m" + line.substring(0, 22) + "\u001b[0m" + line.substring(22) : line);
    }

    @Override
    public synchronized void output(String text) {
        if (!verbose) {
            return;
        }
        String shown = InvalidValueException.visible(text);
        line(terminal ? "\u001b[2m  | " + shown + "\u001b[0m" : "  | " + shown);
    }

    @Override
    public synchronized void warning(String text) {
        line((terminal ? "\u001b[33mwarning:\u001b[0m " : "warning: ") + InvalidValueException.visible(text));
    }

    @Override
    public synchronized void progress(Transfer transfer) {
        if (terminal) {
            progressLine(describe(transfer));
            return;
        }
        Instant now = clock.instant();
        Instant last = lastLine.putIfAbsent(transfer.name(), now);
        if (last != null && Duration.between(last, now).compareTo(BETWEEN_LINES) >= 0) {
            lastLine.put(transfer.name(), now);
            line("  " + describe(transfer));
        }
    }

    /** Leaves no half line behind. */
    synchronized void end() {
        if (progressShown) {
            err.print(CLEAR_LINE);
            err.flush();
            progressShown = false;
        }
    }

    private static String describe(Transfer transfer) {
        String amount = Sizes.bytes(transfer.bytes());
        String share = transfer.totalBytes() > 0
                ? " of " + Sizes.bytes(transfer.totalBytes()) + " (" + 100 * transfer.bytes() / transfer.totalBytes() + " %)"
                : "";
        return transfer.name() + ": " + amount + share + ", " + Sizes.bytes(transfer.bytesPerSecond()) + "/s";
    }

    private void progressLine(String text) {
        err.print(CLEAR_LINE + text);
        err.flush();
        progressShown = true;
    }

    @Override
    public synchronized void stepFailed(StepId step, Duration took) {
        line(String.format("%-22s %8s  failed", step, Sizes.duration(took)));
    }

    private void line(String text) {
        end();
        err.println(text);
    }
}
