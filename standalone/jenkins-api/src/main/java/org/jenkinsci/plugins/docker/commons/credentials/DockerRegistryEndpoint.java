// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package org.jenkinsci.plugins.docker.commons.credentials;

import hudson.model.Describable;

public class DockerRegistryEndpoint implements Describable<DockerRegistryEndpoint> {
    public DockerRegistryEndpoint(String text1, String text2) {}

    public String getUrl() {
        throw new UnsupportedOperationException();
    }

    public String getCredentialsId() {
        throw new UnsupportedOperationException();
    }
}
