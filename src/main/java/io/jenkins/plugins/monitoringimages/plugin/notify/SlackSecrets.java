package io.jenkins.plugins.monitoringimages.plugin.notify;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.AbortException;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import hudson.util.Secret;
import io.jenkins.plugins.monitoringimages.plugin.form.FormAccess;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** Secret texts that hold Slack's webhook or a bot's token; the drop-down and the look-up follow the same rules. */
final class SlackSecrets {

    private SlackSecrets() {}

    /** The choices of a form; only the present one for those who may not configure. */
    static ListBoxModel choices(Item item, String current) {
        StandardListBoxModel model = new StandardListBoxModel();
        model.includeEmptyValue();
        if (!FormAccess.mayConfigure(item)) {
            return model.includeCurrentValue(current);
        }
        if (item == null) {
            model.includeMatchingAs(
                    ACL.SYSTEM2, Jenkins.get(), StringCredentials.class, requirements(), CredentialsMatchers.always());
        } else {
            model.includeMatchingAs(
                    ACL.SYSTEM2, item, StringCredentials.class, requirements(), CredentialsMatchers.always());
        }
        return model.includeCurrentValue(current);
    }

    /**
     * The secret of a run.
     *
     * @param credentialsId null for that of the system configuration
     * @throws AbortException if there is none that the run may use
     */
    static String find(Run<?, ?> run, String credentialsId) throws AbortException {
        if (credentialsId == null) {
            return ofSystem();
        }
        StringCredentials credentials =
                CredentialsProvider.findCredentialById(credentialsId, StringCredentials.class, run, requirements());
        if (credentials == null) {
            throw missing(credentialsId);
        }
        CredentialsProvider.track(run, credentials);
        return Secret.toString(credentials.getSecret());
    }

    /** The secret that a form names, for a test message. */
    static String find(Item item, String credentialsId) throws AbortException {
        if (credentialsId == null) {
            return ofSystem();
        }
        List<StringCredentials> credentials = item == null
                ? CredentialsProvider.lookupCredentialsInItemGroup(
                        StringCredentials.class, Jenkins.get(), ACL.SYSTEM2, requirements())
                : CredentialsProvider.lookupCredentialsInItem(
                        StringCredentials.class, item, ACL.SYSTEM2, requirements());
        return secret(credentials, credentialsId);
    }

    /** The administrators chose the system's secret for all jobs, so no job's own permission is asked for. */
    private static String ofSystem() throws AbortException {
        String credentialsId = SlackConfiguration.get().getCredentialsId();
        if (credentialsId == null) {
            throw new AbortException(Messages.NotifySlackStep_noCredentials());
        }
        ItemGroup<?> jenkins = Jenkins.get();
        return secret(
                CredentialsProvider.lookupCredentialsInItemGroup(
                        StringCredentials.class, jenkins, ACL.SYSTEM2, requirements()),
                credentialsId);
    }

    private static String secret(List<StringCredentials> credentials, String credentialsId) throws AbortException {
        StringCredentials found = CredentialsMatchers.firstOrNull(credentials, CredentialsMatchers.withId(credentialsId));
        if (found == null) {
            throw missing(credentialsId);
        }
        return Secret.toString(found.getSecret());
    }

    private static AbortException missing(String credentialsId) {
        return new AbortException(Messages.SlackSecrets_missing(credentialsId));
    }

    private static List<DomainRequirement> requirements() {
        return URIRequirementBuilder.fromUri("https://slack.com").build();
    }
}
