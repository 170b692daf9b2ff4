// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package org.jenkinsci.plugins.docker.commons.credentials;

import hudson.model.Describable;

public class DockerServerEndpoint implements Describable<DockerServerEndpoint> {
    public DockerServerEndpoint(String text1, String text2) {}

    public String getUri() {
        throw new UnsupportedOperationException();
    }

    public String getCredentialsId() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean equals(Object object) {
        throw new UnsupportedOperationException();
    }
}
