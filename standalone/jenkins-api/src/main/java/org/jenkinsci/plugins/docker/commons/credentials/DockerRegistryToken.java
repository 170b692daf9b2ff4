// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package org.jenkinsci.plugins.docker.commons.credentials;

import java.io.Serializable;

@SuppressWarnings("serial")
public final class DockerRegistryToken implements Serializable {
    private DockerRegistryToken() {}

    public String getToken() {
        throw new UnsupportedOperationException();
    }
}
