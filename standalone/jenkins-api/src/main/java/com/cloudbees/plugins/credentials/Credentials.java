// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package com.cloudbees.plugins.credentials;

import hudson.model.Describable;
import java.io.Serializable;

public interface Credentials extends Describable<Credentials>, Serializable {
}
