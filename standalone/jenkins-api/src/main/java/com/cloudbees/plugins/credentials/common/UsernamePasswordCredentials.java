// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.Credentials;
import hudson.util.Secret;

public interface UsernamePasswordCredentials extends Credentials {
    String getUsername();

    Secret getPassword();
}
