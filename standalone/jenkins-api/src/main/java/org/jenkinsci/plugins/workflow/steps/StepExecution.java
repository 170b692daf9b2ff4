// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;

@SuppressWarnings("serial")
public abstract class StepExecution implements Serializable {
    protected StepExecution() {}

    public StepContext getContext() {
        throw new UnsupportedOperationException();
    }
}
