package io.jenkins.plugins.monitoringimages.docker.smoke;

import java.time.Duration;

/** Time that passes while something is waited for. */
public interface Ticker {

    /** Nanoseconds since some moment in the past. */
    long nanos();

    void pause(Duration time) throws InterruptedException;

    /** The machine's own. */
    static Ticker system() {
        return new Ticker() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(Duration time) throws InterruptedException {
                Thread.sleep(time.toMillis());
            }
        };
    }
}
