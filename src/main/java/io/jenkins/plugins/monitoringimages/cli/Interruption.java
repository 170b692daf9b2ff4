package io.jenkins.plugins.monitoringimages.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a command that is ended from outside, by Ctrl-C for one, clean up what it has begun. */
final class Interruption {

    /** A container engine that does not answer must not keep anybody from ending the program. */
    private static final long LONGEST_CLEANING_SECONDS = 15;

    private Interruption() {}

    /**
     * Interrupts the calling thread when the process is asked to end, and lets it end what it does.
     *
     * @return to be counted down when the thread is through
     */
    static CountDownLatch ofThisThread() {
        Thread command = Thread.currentThread();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (ended.getCount() > 0) {
                command.interrupt();
                await(ended);
            }
        }));
        return ended;
    }

    private static void await(CountDownLatch ended) {
        try {
            ended.await(LONGEST_CLEANING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
