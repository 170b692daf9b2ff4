// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package org.jenkinsci.plugins.structs.describable;

public final class DescribableParameter {
    private DescribableParameter() {}

    public ParameterType getType() {
        throw new UnsupportedOperationException();
    }

    public String getName() {
        throw new UnsupportedOperationException();
    }
}
