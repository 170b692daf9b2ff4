package io.jenkins.plugins.monitoringimages.model;

import java.util.Locale;

/** An amount of data as people read it. */
public final class ByteCount {

    private static final long STEP = 1024;

    private ByteCount() {}

    /** In bytes below one KiB, then in KiB, then in MiB with one digit behind the point: {@code 42.5 MiB}. */
    public static String words(long bytes) {
        if (bytes < STEP) {
            return bytes + " bytes";
        }
        return bytes < STEP * STEP
                ? String.format(Locale.ROOT, "%.1f KiB", bytes / (double) STEP)
                : String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (STEP * STEP));
    }
}
