package io.jenkins.plugins.monitoringimages.plugin.notify;

import hudson.AbortException;
import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.plugin.credentials.Proxies;
import io.jenkins.plugins.monitoringimages.plugin.form.FormText;
import io.jenkins.plugins.monitoringimages.http.Pause;
import io.jenkins.plugins.monitoringimages.slack.AllowedHosts;
import io.jenkins.plugins.monitoringimages.slack.DeliveryOptions;
import io.jenkins.plugins.monitoringimages.slack.SlackDestination;
import io.jenkins.plugins.monitoringimages.slack.SlackNotifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** Slack's defaults and limits for all jobs; {@code unclassified: monitoringImagesSlack:} in configuration as code. */
@Extension
@Symbol("monitoringImagesSlack")
public final class SlackConfiguration extends GlobalConfiguration {

    private String credentialsId;
    private String channel;
    private List<String> allowedHosts;

    public SlackConfiguration() {
        load();
    }

    public static SlackConfiguration get() {
        return ExtensionList.lookupSingleton(SlackConfiguration.class);
    }

    /** Id of the secret text of jobs that name none; null for none. */
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = FormText.trimmed(credentialsId);
        save();
    }

    /** The channel of jobs that name none, for a bot; null for none. */
    public String getChannel() {
        return channel;
    }

    @DataBoundSetter
    public void setChannel(String channel) {
        this.channel = FormText.trimmed(channel);
        save();
    }

    /** Hosts beside Slack's own to which messages may go, such as a Mattermost. */
    public List<String> getAllowedHosts() {
        return FormText.orNone(allowedHosts);
    }

    /** @throws InvalidValueException if one of them is no host */
    @DataBoundSetter
    public void setAllowedHosts(List<String> allowedHosts) {
        List<String> hosts = FormText.lines(allowedHosts);
        AllowedHosts.slackAnd(FormText.orNone(hosts));
        this.allowedHosts = hosts;
        save();
    }

    @Override
    public boolean configure(StaplerRequest2 req, JSONObject json) throws FormException {
        // Every setter saves; once is enough.
        try (BulkChange change = new BulkChange(this)) {
            req.bindJSON(this, json);
            change.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    /**
     * Whoever delivers with a secret to a channel, through the controller's proxy.
     *
     * @param ofJob null for the default channel
     * @throws InvalidValueException if the secret is none of Slack's, or its host is not allowed; shows nothing of it
     */
    SlackNotifier notifier(String secret, String ofJob, UnaryOperator<String> mask) throws AbortException {
        String destinationChannel = ofJob != null ? ofJob : channel;
        DeliveryOptions options = DeliveryOptions.defaults()
                .withHosts(AllowedHosts.slackAnd(getAllowedHosts()))
                .withHttp(Proxies.settings(Map.of(), Jenkins.get().getProxy()));
        SlackDestination destination = SlackDestination.of(secret, destinationChannel == null ? "" : destinationChannel);
        return new SlackNotifier(destination, options, mask, Pause.real());
    }

    /** For the view: a list as the text of a text area. */
    public String joined(Collection<String> lines) {
        return FormText.joined(lines);
    }

    @POST
    public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
        return SlackSecrets.choices((Item) null, credentialsId);
    }

    @POST
    public FormValidation doCheckAllowedHosts(@QueryParameter String value) {
        if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER) || FormText.trimmed(value) == null) {
            return FormValidation.ok();
        }
        try {
            AllowedHosts.slackAnd(FormText.lines(List.of(value)));
            return FormValidation.ok();
        } catch (InvalidValueException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    @POST
    public FormValidation doSendTestMessage(@QueryParameter String credentialsId, @QueryParameter String channel)
            throws InterruptedException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return TestMessage.send(null, FormText.trimmed(credentialsId), FormText.trimmed(channel));
    }
}
