package io.jenkins.plugins.monitoringimages.plugin.notify;

import hudson.model.InvisibleAction;
import hudson.model.Run;

/** Where the first message about a run went, so that later ones follow it. */
final class SlackThread extends InvisibleAction {

    private final String thread;

    private SlackThread(String thread) {
        this.thread = thread;
    }

    /** The thread of a run; empty where none has begun. */
    static String of(Run<?, ?> run) {
        SlackThread action = run.getAction(SlackThread.class);
        return action == null || action.thread == null ? "" : action.thread;
    }

    static void remember(Run<?, ?> run, String thread) {
        if (!thread.isEmpty() && of(run).isEmpty()) {
            run.addAction(new SlackThread(thread));
        }
    }
}
