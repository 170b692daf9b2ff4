package io.jenkins.plugins.monitoringimages.plugin.notify;

import hudson.AbortException;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.notify.NotifyException;
import java.util.function.UnaryOperator;

/** A message that shows whether a destination takes messages. */
final class TestMessage {

    private TestMessage() {}

    /** @param item in whose form it is asked for; null in the system configuration */
    static FormValidation send(Item item, String credentialsId, String channel) throws InterruptedException {
        try {
            String text = item == null
                    ? Messages.TestMessage_ofSystem()
                    : Messages.TestMessage_ofJob(item.getFullDisplayName());
            SlackConfiguration.get()
                    .notifier(SlackSecrets.find(item, credentialsId), channel, UnaryOperator.identity())
                    .sendTest(text);
            return FormValidation.ok(Messages.TestMessage_sent());
        } catch (NotifyException | InvalidValueException | AbortException e) {
            return FormValidation.error(e.getMessage());
        }
    }
}
