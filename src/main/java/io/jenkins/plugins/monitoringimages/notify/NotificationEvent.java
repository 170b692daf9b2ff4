package io.jenkins.plugins.monitoringimages.notify;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody can choose to be told of. Which one a run is told as, {@link NotificationPolicy} decides. */
public enum NotificationEvent {
    /** A run has begun. */
    STARTED("Started", "started"),
    /** A run succeeded. */
    SUCCESS("Success", "success"),
    /** A run ended unstable. */
    UNSTABLE("Unstable", "unstable"),
    /** A run failed. */
    FAILURE("Failure", "failure"),
    /** A run was stopped. */
    ABORTED("Aborted", "aborted"),
    /** A run succeeded after one that did not. */
    BACK_TO_NORMAL("Back to normal", "backToNormal"),
    /** A run failed after one that failed. */
    STILL_FAILING("Still failing", "stillFailing"),
    /** A run succeeded with another release than the last good one. */
    NEW_VERSION("New version", "newVersion");

    private final String title;
    private final String specName;

    NotificationEvent(String title, String specName) {
        this.title = title;
        this.specName = specName;
    }

    /** What is told where nothing was chosen: failure, success, back to normal. */
    public static Set<NotificationEvent> defaults() {
        return Collections.unmodifiableSet(EnumSet.of(FAILURE, SUCCESS, BACK_TO_NORMAL));
    }

    /** @throws InvalidValueException if no event has this spec name */
    public static NotificationEvent parse(String specName) {
        return Arrays.stream(values())
                .filter(event -> event.specName.equals(specName))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(specName, "one of " + Arrays.stream(values())
                        .map(NotificationEvent::specName)
                        .collect(Collectors.joining(", "))));
    }

    /** @throws InvalidValueException if one of them is not the spec name of an event */
    public static Set<NotificationEvent> parseAll(Collection<String> specNames) {
        Set<NotificationEvent> events = EnumSet.noneOf(NotificationEvent.class);
        specNames.forEach(name -> events.add(parse(name)));
        return Collections.unmodifiableSet(events);
    }

    /** The event as people read it. */
    public String title() {
        return title;
    }

    /** The event as a spec, a Pipeline and a form write it. */
    public String specName() {
        return specName;
    }
}
