package io.jenkins.plugins.monitoringimages.notify;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What somebody wants to be told. Holds no secret: whoever hosts the engine knows where that is kept.
 *
 * @param events what to tell; none tells nothing
 * @param channel where to tell it; empty where the address itself decides
 * @param text own words for every notification, with variables still to be expanded; empty for none
 * @param failOnError whether a notification that cannot be delivered fails the run
 */
public record NotifySettings(Set<NotificationEvent> events, String channel, String text, boolean failOnError)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    public NotifySettings {
        Set<NotificationEvent> copy = EnumSet.noneOf(NotificationEvent.class);
        copy.addAll(events);
        events = Collections.unmodifiableSet(copy);
        channel = channel == null ? "" : channel.trim();
        text = text == null ? "" : text;
    }

    public static NotifySettings defaults() {
        return new NotifySettings(NotificationEvent.defaults(), "", "", false);
    }
}
