// Declaration only: signatures of Jenkins' API that the plugin uses, without behaviour. Never packaged.
package com.cloudbees.plugins.credentials.domains;

@SuppressWarnings("serial")
public class HostnameRequirement extends DomainRequirement {
    public HostnameRequirement(String text) {}
}
