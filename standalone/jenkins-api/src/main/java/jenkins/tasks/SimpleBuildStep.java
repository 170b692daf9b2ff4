// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package jenkins.tasks;

import hudson.model.Action;
import hudson.tasks.BuildStep;
import java.util.Collection;

public interface SimpleBuildStep extends BuildStep {
    interface LastBuildAction extends Action {
        Collection<? extends Action> getProjectActions();
    }
}
