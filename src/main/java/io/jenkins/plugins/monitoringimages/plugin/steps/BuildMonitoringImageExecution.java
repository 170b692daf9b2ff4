package io.jenkins.plugins.monitoringimages.plugin.steps;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Node;
import hudson.model.Run;
import hudson.model.TaskListener;
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
        StepContext context = getContext();
        ImageTask task = new ImageTask(
                context.get(Run.class),
                context.get(Node.class),
                context.get(FilePath.class),
                context.get(EnvVars.class),
                context.get(TaskListener.class));
        return MonitoringImage.of(task.run(step, UnaryOperator.identity()));
    }
}
