package io.jenkins.plugins.monitoringimages.plugin.steps;

import hudson.AbortException;
import io.jenkins.plugins.monitoringimages.plugin.task.RunSite;
import java.util.function.UnaryOperator;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/**
 * A running step. Aborting it interrupts the build on the agent; a restart of the controller ends it with an error, as
 * the connection over which the agent would report is gone.
 */
final class BuildMonitoringImageExecution extends SynchronousNonBlockingStepExecution<MonitoringImage> {

    private static final long serialVersionUID = 1L;

    private final transient BuildMonitoringImageStep step;

    BuildMonitoringImageExecution(BuildMonitoringImageStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    /** Variables are Groovy's here: texts are taken as they are. */
    @Override
    protected MonitoringImage run() throws Exception {
        try {
            return MonitoringImage.of(new ImageTask(RunSite.of(getContext())).run(step, UnaryOperator.identity()));
        } catch (InterruptedException e) {
            // Jenkins prints who aborted it, and this sentence: of anything else it prints a trace.
            throw new AbortException("The work for the image was interrupted");
        }
    }
}
