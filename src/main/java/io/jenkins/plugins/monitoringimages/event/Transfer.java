package io.jenkins.plugins.monitoringimages.event;

import java.io.Serializable;

/**
 * How far a transfer has come.
 *
 * @param name what is transferred, such as a file name
 * @param bytes transferred so far
 * @param totalBytes of the whole, or -1 where it is not known
 * @param bytesPerSecond the rate since the transfer began
 */
public record Transfer(String name, long bytes, long totalBytes, long bytesPerSecond) implements Serializable {

    private static final long serialVersionUID = 1L;

    public boolean isComplete() {
        return totalBytes >= 0 && bytes >= totalBytes;
    }
}
