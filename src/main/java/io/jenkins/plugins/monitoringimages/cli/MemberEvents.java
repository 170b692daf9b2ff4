package io.jenkins.plugins.monitoringimages.cli;

import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.event.StepId;
import io.jenkins.plugins.monitoringimages.event.Transfer;
import java.time.Duration;

/** The events of one member of a stack, each with its name before it. Only ends are shown, since several members begin at once. */
final class MemberEvents implements BuildEvents {

    private final String member;
    private final ConsoleEvents console;

    /** @param member its name; empty for the stack as a whole */
    MemberEvents(String member, ConsoleEvents console) {
        this.member = member.isEmpty() ? "" : member + ": ";
        this.console = console;
    }

    @Override
    public void stepBegan(StepId step) {
        // Several members begin at once.
    }

    @Override
    public void stepDone(StepId step, Duration took, String detail) {
        console.stepDone(step, took, member + detail);
    }

    @Override
    public void stepFailed(StepId step, Duration took) {
        console.stepFailed(step, took);
    }

    @Override
    public void output(String line) {
        console.output(member + line);
    }

    @Override
    public void warning(String text) {
        console.warning(member + text);
    }

    @Override
    public void progress(Transfer transfer) {
        console.progress(transfer);
    }
}
