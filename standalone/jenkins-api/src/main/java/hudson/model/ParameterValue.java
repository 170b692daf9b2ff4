// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package hudson.model;

import java.io.Serializable;

@SuppressWarnings("serial")
public abstract class ParameterValue implements Serializable {
    protected ParameterValue(String text) {}
}
