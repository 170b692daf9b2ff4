package io.jenkins.plugins.monitoringimages.http;

import java.time.Duration;

/** A wait between two attempts; it is passed in, so that whoever need not wait does not. */
@FunctionalInterface
public interface Pause {

    void pause(Duration time) throws InterruptedException;

    /** Really waits. */
    static Pause real() {
        return time -> Thread.sleep(time.toMillis());
    }
}
