package io.jenkins.plugins.monitoringimages.notify;

/** The port through which somebody is told. */
public interface Notifier {

    /**
     * Tells it, and returns when it has been taken.
     *
     * @param thread what {@link Delivery#thread()} gave for an earlier notification of the same run; empty for
     *     the first
     * @throws NotifyException if it was not taken, with what is to be done about it
     */
    Delivery send(Notification notification, String thread) throws NotifyException, InterruptedException;
}
