package io.jenkins.plugins.monitoringimages.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/**
 * How long a lock is waited for, and who is told of it.
 *
 * @param clock tells how long that took
 * @param quiet after how long it is said
 * @param longest after how long it is given up: whoever holds the lock may have been stopped
 * @param notices gets a sentence
 */
record LockWait(Clock clock, Duration quiet, Duration longest, Consumer<String> notices) {

    /** Two seconds of silence; and half an hour, in which a slow mirror gives the largest release. */
    static LockWait of(Clock clock, Consumer<String> notices) {
        return new LockWait(clock, Duration.ofSeconds(2), Duration.ofMinutes(30), notices);
    }

    /** One wait. */
    Turn begin(Path lock) {
        return new Turn(lock, clock.instant());
    }

    /** Leaves word of who holds a lock, beside it: to open the lock itself could end what this process holds of it. */
    void hold(Path lock) throws IOException {
        Files.writeString(
                holder(lock),
                "process " + ProcessHandle.current().pid() + ", since " + clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    static void release(Path lock) throws IOException {
        Files.deleteIfExists(holder(lock));
    }

    private static Path holder(Path lock) {
        return lock.resolveSibling(lock.getFileName() + ".holder");
    }

    /** A lock that is being waited for. */
    final class Turn {

        private final Path lock;
        private final Instant began;
        private boolean said;

        private Turn(Path lock, Instant began) {
            this.lock = lock;
            this.began = began;
        }

        /** @throws IOException if that has taken too long */
        void waited() throws IOException {
            Duration taken = Duration.between(began, clock.instant());
            if (!said && taken.compareTo(quiet) >= 0) {
                said = true;
                notices.accept("Waiting for another build, which uses the same of the cache: " + who());
            }
            if (taken.compareTo(longest) >= 0) {
                throw new LockedException("another build has held " + lock + " for more than " + longest.toMinutes()
                        + " minutes (" + who() + "); end it if it hangs, or name another cache");
            }
        }

        private String who() {
            try {
                return Files.readString(holder(lock));
            } catch (IOException e) {
                return "nobody knows which";
            }
        }
    }

    /** A lock that was waited for too long. */
    static final class LockedException extends IOException {

        private static final long serialVersionUID = 1L;

        LockedException(String message) {
            super(message);
        }
    }
}
