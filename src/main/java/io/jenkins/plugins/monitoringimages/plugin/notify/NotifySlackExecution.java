package io.jenkins.plugins.monitoringimages.plugin.notify;

import hudson.EnvVars;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/** The running step; a restart of the controller ends it, as nobody can tell whether the message went out. */
final class NotifySlackExecution extends SynchronousNonBlockingStepExecution<Void> {

    private static final long serialVersionUID = 1L;

    private final transient NotifySlackStep step;

    NotifySlackExecution(NotifySlackStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    protected Void run() throws Exception {
        StepContext context = getContext();
        EnvironmentExpander expander = context.get(EnvironmentExpander.class);
        SlackTask task = new SlackTask(
                context.get(Run.class),
                context.get(EnvVars.class),
                expander == null ? Set.of() : expander.getSensitiveVariables(),
                context.get(TaskListener.class));
        if (step.isStarted()) {
            task.tellStart(step);
        } else {
            task.tellEnd(step);
        }
        return null;
    }
}
