package io.jenkins.plugins.monitoringimages.event;

import java.time.Clock;

/** Tells how far a transfer has come, a few times a second, and once more when it is complete. For one thread at a time. */
public final class TransferProgress {

    private static final long MILLIS_BETWEEN = 250;

    private final String name;
    private final BuildEvents events;
    private final Clock clock;
    private final long began;
    private long told;
    private boolean complete;

    /**
     * @param name what is transferred
     * @param clock for the rate
     */
    public TransferProgress(String name, BuildEvents events, Clock clock) {
        this.name = name;
        this.events = events;
        this.clock = clock;
        this.began = clock.millis();
        this.told = began;
    }

    /**
     * @param bytes so far
     * @param total -1 where it is not known
     */
    public void moved(long bytes, long total) {
        long now = clock.millis();
        boolean last = total >= 0 && bytes >= total;
        if (now - told >= MILLIS_BETWEEN || last && !complete) {
            told = now;
            complete = last;
            events.progress(new Transfer(name, bytes, total, bytes * 1000 / Math.max(1, now - began)));
        }
    }
}
