// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package com.cloudbees.plugins.credentials.domains;

import java.io.Serializable;

@SuppressWarnings("serial")
public class DomainRequirement implements Serializable {
    public DomainRequirement() {}
}
