// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package jenkins.model;

import hudson.model.ModelObject;

public interface FullyNamedModelObject extends ModelObject {
    String getFullDisplayName();
}
