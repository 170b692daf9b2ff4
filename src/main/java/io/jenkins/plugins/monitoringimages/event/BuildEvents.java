package io.jenkins.plugins.monitoringimages.event;

import java.time.Duration;

/**
 * What the engine tells while it works. Several platforms may be worked on at once, so an implementation must be safe
 * for use by several threads. No text passed here holds a secret or a line break.
 */
public interface BuildEvents {

    /** A step begins. */
    void stepBegan(StepId step);

    /**
     * A step has ended well.
     *
     * @param detail what came of it, in a few words; may be empty
     */
    void stepDone(StepId step, Duration took, String detail);

    /** A step has failed; why, the failure itself says. */
    default void stepFailed(StepId step, Duration took) {}

    /** A line of a tool's or the container engine's own output. */
    void output(String line);

    /** Something that does not stop the build but that its user should know. */
    void warning(String text);

    /** A long transfer moves on; called at most a few times a second. */
    void progress(Transfer transfer);

    /** Tells nobody. */
    static BuildEvents silent() {
        return new BuildEvents() {
            @Override
            public void stepBegan(StepId step) {}

            @Override
            public void stepDone(StepId step, Duration took, String detail) {}

            @Override
            public void output(String line) {}

            @Override
            public void warning(String text) {}

            @Override
            public void progress(Transfer transfer) {}
        };
    }
}
