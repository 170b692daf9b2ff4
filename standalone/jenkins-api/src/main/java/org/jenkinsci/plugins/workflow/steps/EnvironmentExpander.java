// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;
import java.util.Set;

@SuppressWarnings("serial")
public abstract class EnvironmentExpander implements Serializable {
    public EnvironmentExpander() {}

    public Set<String> getSensitiveVariables() {
        throw new UnsupportedOperationException();
    }
}
