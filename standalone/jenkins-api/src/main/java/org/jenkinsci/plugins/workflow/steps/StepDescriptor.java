// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package org.jenkinsci.plugins.workflow.steps;

import hudson.model.Descriptor;
import java.util.Map;
import java.util.Set;

public abstract class StepDescriptor extends Descriptor<Step> {
    public StepDescriptor() {}

    public abstract Set<? extends Class<?>> getRequiredContext();

    public abstract String getFunctionName();

    public Step newInstance(Map<String, Object> arguments) throws Exception {
        throw new UnsupportedOperationException();
    }

    public String argumentsToString(Map<String, Object> map) {
        throw new UnsupportedOperationException();
    }
}
