// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package hudson.model;

import hudson.util.Secret;

@SuppressWarnings("serial")
public class PasswordParameterValue extends ParameterValue {
    private PasswordParameterValue() {
        super(null);
    }

    public Secret getValue() {
        throw new UnsupportedOperationException();
    }
}
