package io.jenkins.plugins.monitoringimages.notify;

/** How a run ended; the names are those of Jenkins. */
public enum RunResult {
    SUCCESS("Success"),
    UNSTABLE("Unstable"),
    FAILURE("Failure"),
    NOT_BUILT("Not built"),
    ABORTED("Aborted");

    private final String title;

    RunResult(String title) {
        this.title = title;
    }

    /** The result as people read it. */
    public String title() {
        return title;
    }

    /** Whether the result says anything about what was built: a run that was stopped or not started says nothing. */
    public boolean isVerdict() {
        return this != ABORTED && this != NOT_BUILT;
    }
}
