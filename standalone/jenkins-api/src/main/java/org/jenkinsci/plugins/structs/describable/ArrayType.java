// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package org.jenkinsci.plugins.structs.describable;

public final class ArrayType extends ParameterType {
    private ArrayType() {
        super(null);
    }

    public ParameterType getElementType() {
        throw new UnsupportedOperationException();
    }
}
