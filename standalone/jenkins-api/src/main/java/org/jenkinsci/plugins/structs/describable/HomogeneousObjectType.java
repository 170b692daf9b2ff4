// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package org.jenkinsci.plugins.structs.describable;

public final class HomogeneousObjectType extends ParameterType {
    private HomogeneousObjectType() {
        super(null);
    }

    public Class<?> getType() {
        throw new UnsupportedOperationException();
    }

    public DescribableModel<?> getSchemaType() {
        throw new UnsupportedOperationException();
    }
}
