package io.jenkins.plugins.monitoringimages.plugin.action;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.util.ArrayList;
import java.util.List;

/** Why image builds of a run failed, for those who tell others about it. */
public final class FailedBuilds extends InvisibleAction {

    /** In characters; enough for the messages of all platforms. */
    private static final int LONGEST = 10_000;

    private List<String> messages = new ArrayList<>();

    private FailedBuilds() {}

    /** The messages of all failures, the latest last. */
    public static List<String> of(Run<?, ?> run) {
        FailedBuilds action = run.getAction(FailedBuilds.class);
        return action == null || action.messages == null ? List.of() : List.copyOf(action.messages);
    }

    /** @param message from the agent, hence not trusted: kept as text, and cut where it is too long */
    public static void add(Run<?, ?> run, String message) {
        if (message == null || message.isBlank()) {
            return;
        }
        synchronized (run) {
            FailedBuilds action = new FailedBuilds();
            action.messages.addAll(of(run));
            action.messages.add(message.length() > LONGEST ? message.substring(0, LONGEST) + "..." : message);
            run.replaceAction(action);
        }
    }
}
