// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package com.cloudbees.plugins.credentials.common;

public interface StandardUsernamePasswordCredentials extends StandardCredentials, UsernamePasswordCredentials {
}
