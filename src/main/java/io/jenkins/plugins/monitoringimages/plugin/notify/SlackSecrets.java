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
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.slack.AllowedHosts;
import io.jenkins.plugins.monitoringimages.slack.SlackDestination;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** Secret texts that hold Slack's webhook or a bot's token; the drop-down and the look-up follow the same rules. */
final class SlackSecrets {

    private static final String SLACK = "slack.com";

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
                    ACL.SYSTEM2, Jenkins.get(), StringCredentials.class, List.of(), CredentialsMatchers.always());
        } else {
            model.includeMatchingAs(
                    ACL.SYSTEM2, item, StringCredentials.class, List.of(), CredentialsMatchers.always());
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
        StringCredentials credentials = forItsHost(host -> CredentialsProvider.findCredentialById(
                        credentialsId, StringCredentials.class, run, requirements(host)))
                .orElseThrow(() -> missing(credentialsId));
        CredentialsProvider.track(run, credentials);
        return Secret.toString(credentials.getSecret());
    }

    /** The secret that a form names, for a test message. */
    static String find(Item item, String credentialsId) throws AbortException {
        if (credentialsId == null) {
            return ofSystem();
        }
        return secret(
                host -> item == null
                        ? CredentialsProvider.lookupCredentialsInItemGroup(
                                StringCredentials.class, Jenkins.get(), ACL.SYSTEM2, requirements(host))
                        : CredentialsProvider.lookupCredentialsInItem(
                                StringCredentials.class, item, ACL.SYSTEM2, requirements(host)),
                credentialsId);
    }

    /** The administrators chose the system's secret for all jobs, so no job's own permission is asked for. */
    private static String ofSystem() throws AbortException {
        String credentialsId = SlackConfiguration.get().getCredentialsId();
        if (credentialsId == null) {
            throw new AbortException(Messages.NotifySlackStep_noCredentials());
        }
        ItemGroup<?> jenkins = Jenkins.get();
        return secret(
                host -> CredentialsProvider.lookupCredentialsInItemGroup(
                        StringCredentials.class, jenkins, ACL.SYSTEM2, requirements(host)),
                credentialsId);
    }

    private static String secret(Function<String, List<StringCredentials>> credentials, String credentialsId)
            throws AbortException {
        return forItsHost(host -> CredentialsMatchers.firstOrNull(
                        credentials.apply(host), CredentialsMatchers.withId(credentialsId)))
                .map(found -> Secret.toString(found.getSecret()))
                .orElseThrow(() -> missing(credentialsId));
    }

    /**
     * The credentials that are for the very host that their secret is sent to; which that is, the secret itself says. A text
     * that is no secret of Slack's is found too, so that its delivery says what is wrong with it.
     *
     * @param lookUp the credentials for a host, or null
     */
    private static Optional<StringCredentials> forItsHost(Function<String, StringCredentials> lookUp) {
        for (String host : AllowedHosts.slackAnd(SlackConfiguration.get().getAllowedHosts()).names()) {
            StringCredentials found = lookUp.apply(host);
            if (found != null && host.equals(hostOf(found))) {
                return Optional.of(found);
            }
        }
        return Optional.ofNullable(lookUp.apply(SLACK)).filter(found -> hostOf(found).isEmpty());
    }

    /** Empty where it is no secret of Slack's. */
    private static String hostOf(StringCredentials credentials) {
        try {
            return SlackDestination.of(Secret.toString(credentials.getSecret()), "any").host();
        } catch (InvalidValueException e) {
            return "";
        }
    }

    private static AbortException missing(String credentialsId) {
        return new AbortException(Messages.SlackSecrets_missing(credentialsId));
    }

    private static List<DomainRequirement> requirements(String host) {
        return URIRequirementBuilder.fromUri("https://" + host).build();
    }
}
