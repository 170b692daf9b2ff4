package io.jenkins.plugins.monitoringimages.plugin.notify;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.notify.Delivery;
import io.jenkins.plugins.monitoringimages.notify.Notification;
import io.jenkins.plugins.monitoringimages.notify.NotificationEvent;
import io.jenkins.plugins.monitoringimages.notify.NotificationPolicy;
import io.jenkins.plugins.monitoringimages.notify.NotifyException;
import io.jenkins.plugins.monitoringimages.notify.NotifySettings;
import io.jenkins.plugins.monitoringimages.slack.SlackNotifier;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Tells Slack about a run. All of it happens on the controller, so that Slack's secret never travels.
 *
 * @param run that is told about
 * @param environment its variables, for the user's own words
 * @param secretNames which of them are secret
 * @param listener writes to the run's console
 */
record SlackTask(Run<?, ?> run, EnvVars environment, Set<String> secretNames, TaskListener listener) {

    /** Tells that the run has begun, where somebody wants to know. */
    void tellStart(NotifySlackStep step) throws IOException, InterruptedException {
        NotifySettings settings = settings(step);
        Optional<NotificationEvent> event = NotificationPolicy.atStart(settings.events());
        if (event.isPresent()) {
            deliver(step, settings, Notification.of(event.get(), RunFacts.name(run)));
        }
    }

    /** Tells how the run ended, as far as that is known by now, where somebody wants to know. */
    void tellEnd(NotifySlackStep step) throws IOException, InterruptedException {
        NotifySettings settings = settings(step);
        RunHistory history = RunHistory.of(run);
        Optional<NotificationEvent> event =
                NotificationPolicy.atEnd(settings.events(), history.current(), history.earlier());
        if (event.isPresent()) {
            deliver(step, settings, RunFacts.notification(event.get(), run, history));
        }
    }

    private void deliver(NotifySlackStep step, NotifySettings settings, Notification notification)
            throws IOException, InterruptedException {
        String text = environment.expand(settings.text());
        try {
            SlackNotifier notifier = SlackConfiguration.get()
                    .notifier(
                            SlackSecrets.find(run, step.getCredentialsId()),
                            step.getChannel(),
                            RunSecrets.mask(run, environment, secretNames));
            Delivery delivery = notifier.send(notification.withText(text), SlackThread.of(run));
            SlackThread.remember(run, delivery.thread());
            listener.getLogger().println(Messages.SlackTask_told(notification.event().title()));
        } catch (NotifyException | InvalidValueException | AbortException e) {
            undelivered(settings, e.getMessage());
        }
    }

    private void undelivered(NotifySettings settings, String reason) throws AbortException {
        String message = Messages.SlackTask_undelivered(reason);
        if (settings.failOnError()) {
            throw new AbortException(message);
        }
        listener.getLogger().println(Messages.SlackTask_warning(message));
    }

    private static NotifySettings settings(NotifySlackStep step) throws AbortException {
        try {
            return step.settings();
        } catch (InvalidValueException e) {
            throw new AbortException("events: " + e.getMessage());
        }
    }
}
