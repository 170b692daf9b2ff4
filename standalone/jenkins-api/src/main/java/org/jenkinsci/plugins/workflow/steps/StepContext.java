// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package org.jenkinsci.plugins.workflow.steps;

import java.io.IOException;
import java.io.Serializable;

@SuppressWarnings("serial")
public abstract class StepContext implements Serializable {
    private StepContext() {}

    public abstract <T> T get(Class<T> type) throws IOException, InterruptedException;
}
