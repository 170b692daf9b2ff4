// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package org.jenkinsci.plugins.structs.describable;

import hudson.model.TaskListener;
import java.io.Serializable;
import java.util.Collection;
import java.util.Map;

@SuppressWarnings("serial")
public final class DescribableModel<T> implements Serializable {
    private DescribableModel() {}

    public static <T> DescribableModel<T> of(Class<T> clazz) {
        throw new UnsupportedOperationException();
    }

    public Collection<DescribableParameter> getParameters() {
        throw new UnsupportedOperationException();
    }

    public DescribableParameter getParameter(String name) {
        throw new UnsupportedOperationException();
    }

    public T instantiate(Map<String, ?> arguments, TaskListener listener) throws IllegalArgumentException {
        throw new UnsupportedOperationException();
    }
}
