package io.jenkins.plugins.monitoringimages.plugin.config;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.domains.HostnameRequirement;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.plugin.form.FormText;
import io.jenkins.plugins.monitoringimages.spec.SpecValues;
import java.util.List;
import jenkins.authentication.tokens.api.AuthenticationTokens;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.docker.commons.credentials.DockerRegistryToken;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The credentials for a registry, chosen by the administrators for all jobs. */
public final class RegistryLogin implements Describable<RegistryLogin> {

    /** Where Docker Hub is, as users name it. */
    public static final String DOCKER_HUB = "docker.io";

    private final String host;
    private final String credentialsId;

    /**
     * @param host of the registry, with a port where needed; empty for Docker Hub
     * @param credentialsId of a user name with password, or of what another plugin makes a registry's login of
     * @throws IllegalArgumentException if it is no host
     */
    @DataBoundConstructor
    public RegistryLogin(String host, String credentialsId) {
        String given = FormText.trimmed(host);
        this.host = given == null ? DOCKER_HUB : checked(given);
        this.credentialsId = FormText.trimmed(credentialsId);
    }

    public String getHost() {
        return host;
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    private static String checked(String host) {
        try {
            return SpecValues.registryHost(host);
        } catch (InvalidValueException e) {
            throw new IllegalArgumentException("registryLogins.host: " + e.getMessage(), e);
        }
    }

    /** The form of a login, which is part of the system configuration. */
    @Extension
    @Symbol("registryLogin")
    public static final class DescriptorImpl extends Descriptor<RegistryLogin> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.RegistryLogin_displayName();
        }

        @POST
        public FormValidation doCheckHost(@QueryParameter String value) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER) || FormText.trimmed(value) == null) {
                return FormValidation.ok();
            }
            try {
                SpecValues.registryHost(value.trim());
                return FormValidation.ok();
            } catch (InvalidValueException e) {
                return FormValidation.error(e.getMessage());
            }
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String host, @QueryParameter String credentialsId) {
            StandardListBoxModel model = new StandardListBoxModel();
            model.includeEmptyValue();
            if (Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                String name = FormText.trimmed(host) == null ? DOCKER_HUB : host.trim().replaceAll(":\\d+$", "");
                model.includeMatchingAs(
                        ACL.SYSTEM2,
                        Jenkins.get(),
                        StandardCredentials.class,
                        List.of(new HostnameRequirement(name)),
                        AuthenticationTokens.matcher(DockerRegistryToken.class));
            }
            return model.includeCurrentValue(credentialsId);
        }
    }
}
