package io.jenkins.plugins.monitoringimages.notify;

import java.io.Serializable;

/**
 * A notification that was taken.
 *
 * @param thread hand it over with later notifications of the same run, so that they are seen together; empty where the
 *     notifier has no threads
 */
public record Delivery(String thread) implements Serializable {

    private static final long serialVersionUID = 1L;
}
