package io.jenkins.plugins.monitoringimages.plugin.stack;

import hudson.AbortException;
import io.jenkins.plugins.monitoringimages.plugin.task.RunSite;
import java.util.function.UnaryOperator;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/** A running step. Aborting it interrupts the work on the agent. */
final class BuildMonitoringStackExecution extends SynchronousNonBlockingStepExecution<MonitoringStack> {

    private static final long serialVersionUID = 1L;

    private final transient BuildMonitoringStackStep step;

    BuildMonitoringStackExecution(BuildMonitoringStackStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    /** Variables are Groovy's here: texts are taken as they are. */
    @Override
    protected MonitoringStack run() throws Exception {
        try {
            StackTask task = new StackTask(RunSite.of(getContext()));
            return new MonitoringStack(task.run(step, UnaryOperator.identity()), step.getTo());
        } catch (InterruptedException e) {
            // Jenkins prints who aborted it, and this sentence: of anything else it prints a trace.
            throw new AbortException("The work for the stack was interrupted");
        }
    }
}
