package io.jenkins.plugins.monitoringimages.slack;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.notify.Delivery;
import io.jenkins.plugins.monitoringimages.notify.Notification;
import io.jenkins.plugins.monitoringimages.notify.NotificationEvent;
import io.jenkins.plugins.monitoringimages.notify.Notifier;
import io.jenkins.plugins.monitoringimages.notify.NotifyException;
import io.jenkins.plugins.monitoringimages.http.Pause;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Tells Slack. A bot's later notifications of a run are replies to the first; a webhook knows no replies. */
public final class SlackNotifier implements Notifier {

    /** What may hide in a thread, where only those who follow it see it. */
    private static final Set<NotificationEvent> QUIET =
            Set.of(NotificationEvent.STARTED, NotificationEvent.SUCCESS, NotificationEvent.ABORTED);

    private final SlackClient client;
    private final UnaryOperator<String> mask;

    /**
     * @param mask takes the secrets of the run out of a text, such as a {@link SecretMask}; the destination's own
     *     secret is taken out in any case
     * @throws InvalidValueException if the options do not allow the destination's host; says nothing of the secret
     */
    public SlackNotifier(
            SlackDestination destination, DeliveryOptions options, UnaryOperator<String> mask, Pause pause) {
        this.client = new SlackClient(destination, options, pause);
        SecretMask own = destination.mask();
        this.mask = text -> own.apply(mask.apply(text));
    }

    @Override
    public Delivery send(Notification notification, String thread) throws NotifyException, InterruptedException {
        return client.post(
                SlackMessage.of(notification, mask), thread, !QUIET.contains(notification.event()));
    }

    /** Sends a plain text on its own, to try whether the destination takes messages. */
    public void sendTest(String text) throws NotifyException, InterruptedException {
        client.post(SlackMessage.plain(mask.apply(text)), "", false);
    }

    /** Where it delivers to, without the secret. */
    @Override
    public String toString() {
        return client.toString();
    }
}
