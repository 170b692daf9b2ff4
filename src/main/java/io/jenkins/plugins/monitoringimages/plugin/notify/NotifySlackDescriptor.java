package io.jenkins.plugins.monitoringimages.plugin.notify;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.monitoringimages.notify.NotificationEvent;
import io.jenkins.plugins.monitoringimages.plugin.form.FormAccess;
import io.jenkins.plugins.monitoringimages.plugin.form.FormText;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The form of {@link NotifySlackStep}. Its web methods are for those who may configure the item. */
public abstract class NotifySlackDescriptor extends StepDescriptor {

    @Override
    public String getFunctionName() {
        return "notifySlackOfMonitoringImage";
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.NotifySlackStep_displayName();
    }

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, TaskListener.class, EnvVars.class);
    }

    /** Boxes that are all empty are not submitted; they mean no event, and not the default ones. */
    @Override
    public Step newInstance(StaplerRequest2 request, @NonNull JSONObject form) throws FormException {
        if (!form.has("events")) {
            form.put("events", new JSONArray());
        }
        return super.newInstance(request, form);
    }

    /** For the view. */
    public List<NotificationEvent> getAllEvents() {
        return Arrays.asList(NotificationEvent.values());
    }

    /** For the view: whether an event is chosen; a new notification has the default ones. */
    public boolean isChosen(NotifySlackStep step, NotificationEvent event) {
        return (step == null ? new NotifySlackStep() : step).getEvents().contains(event.specName());
    }

    @POST
    public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
        return SlackSecrets.choices(item, credentialsId);
    }

    @POST
    public FormValidation doCheckCredentialsId(@AncestorInPath Item item, @QueryParameter String value) {
        if (!FormAccess.mayConfigure(item) || FormText.trimmed(value) != null) {
            return FormValidation.ok();
        }
        return SlackConfiguration.get().getCredentialsId() == null
                ? FormValidation.warning(Messages.NotifySlackStep_noCredentials())
                : FormValidation.ok(Messages.NotifySlackStep_systemCredentials());
    }

    /** Sends a message with a stored credential, so that somebody sees whether it arrives. */
    @POST
    public FormValidation doSendTestMessage(
            @AncestorInPath Item item, @QueryParameter String credentialsId, @QueryParameter String channel)
            throws InterruptedException {
        FormAccess.checkConfigure(item);
        return TestMessage.send(item, FormText.trimmed(credentialsId), FormText.trimmed(channel));
    }
}
