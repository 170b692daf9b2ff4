// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package org.jenkinsci.plugins.docker.commons.credentials;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.util.Secret;

@SuppressWarnings("serial")
public class DockerServerCredentials implements StandardCredentials {
    private DockerServerCredentials() {}

    public Secret getClientKeySecret() {
        throw new UnsupportedOperationException();
    }

    public String getClientCertificate() {
        throw new UnsupportedOperationException();
    }

    public String getServerCaCertificate() {
        throw new UnsupportedOperationException();
    }
}
