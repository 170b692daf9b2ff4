package io.jenkins.plugins.monitoringimages.plugin.notify;

import hudson.Extension;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.notify.NotificationEvent;
import io.jenkins.plugins.monitoringimages.notify.NotifySettings;
import io.jenkins.plugins.monitoringimages.plugin.form.FormText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * What Slack is to be told of, and where: the Pipeline step {@code notifySlackOfMonitoringImage}, and what a freestyle
 * job keeps. Holds the id of a credential and no secret.
 */
public final class NotifySlackStep extends Step {

    private List<String> events;
    private String credentialsId;
    private String channel;
    private String text;
    private boolean failOnError;
    private boolean started;

    @DataBoundConstructor
    public NotifySlackStep() {
        // Everything has a default.
    }

    /** Spec names of the events, such as {@code backToNormal}. */
    public List<String> getEvents() {
        return events == null
                ? NotificationEvent.defaults().stream().map(NotificationEvent::specName).toList()
                : List.copyOf(events);
    }

    /** An empty list tells nothing; null is the default: failure, success and back to normal. */
    @DataBoundSetter
    public void setEvents(List<String> events) {
        List<String> given = events == null ? null : FormText.orNone(FormText.lines(events));
        boolean isDefault = given != null && Set.copyOf(given).equals(Set.copyOf(new NotifySlackStep().getEvents()));
        // A plain list: a run's or job's XML must not name a class of the JDK's own.
        this.events = isDefault || given == null ? null : new ArrayList<>(given);
    }

    /** Id of a secret text with the webhook or the bot's token; null for that of the system configuration. */
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = FormText.trimmed(credentialsId);
    }

    /** Where a bot posts; null for the channel of the system configuration. */
    public String getChannel() {
        return channel;
    }

    @DataBoundSetter
    public void setChannel(String channel) {
        this.channel = FormText.trimmed(channel);
    }

    /** Own words for each message, in which build variables are replaced; null for none. */
    public String getText() {
        return text;
    }

    @DataBoundSetter
    public void setText(String text) {
        this.text = FormText.block(text);
    }

    /** Whether a message that cannot be delivered fails the run. */
    public boolean isFailOnError() {
        return failOnError;
    }

    @DataBoundSetter
    public void setFailOnError(boolean failOnError) {
        this.failOnError = failOnError;
    }

    /** In a Pipeline: whether this call tells that the run has begun, rather than how it ended. */
    public boolean isStarted() {
        return started;
    }

    @DataBoundSetter
    public void setStarted(boolean started) {
        this.started = started;
    }

    /** Earlier versions wrote a list of the JDK's own, which is written as an ordinary one from now on. */
    private Object readResolve() {
        events = events == null ? null : new ArrayList<>(events);
        return this;
    }

    /** @throws InvalidValueException if an event is not known */
    NotifySettings settings() {
        return new NotifySettings(NotificationEvent.parseAll(getEvents()), channel, text, failOnError);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new NotifySlackExecution(this, context);
    }

    /** The step in the snippet generator, and the form that the freestyle action shows too. */
    @Extension
    public static final class DescriptorImpl extends NotifySlackDescriptor {}
}
