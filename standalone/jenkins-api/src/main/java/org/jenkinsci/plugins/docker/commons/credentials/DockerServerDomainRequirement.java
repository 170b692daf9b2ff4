// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package org.jenkinsci.plugins.docker.commons.credentials;

import com.cloudbees.plugins.credentials.domains.DomainRequirement;

@SuppressWarnings("serial")
public class DockerServerDomainRequirement extends DomainRequirement {
    public DockerServerDomainRequirement() {}
}
