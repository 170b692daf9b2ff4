// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package org.jenkinsci.plugins.structs.describable;

public final class AtomicType extends ParameterType {
    private AtomicType() {
        super(null);
    }

    public Class<?> getType() {
        throw new UnsupportedOperationException();
    }
}
