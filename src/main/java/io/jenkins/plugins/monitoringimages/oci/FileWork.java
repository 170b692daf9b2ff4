package io.jenkins.plugins.monitoringimages.oci;

import com.fasterxml.jackson.core.JacksonException;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Work with files: it ends soon after its thread was interrupted, and what went wrong is told in words. */
public final class FileWork {

    private FileWork() {}

    /** Work with files. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException, ImageException, InterruptedException;
    }

    /**
     * Does something with files.
     *
     * @param what cannot be done where it fails, such as {@code The archive a.tar cannot be written}
     */
    public static <T> T guarded(String what, Work<T> work) throws ImageException, InterruptedException {
        stopIfInterrupted();
        try {
            return work.run();
        } catch (ClosedByInterruptException | FileLockInterruptionException e) {
            Thread.interrupted();
            throw new InterruptedException();
        } catch (IOException e) {
            throw new ImageException(what + ": " + reason(e), e);
        }
    }

    /** The same for reading what others have written; where that is malformed, libraries fail in ways of their own. */
    public static <T> T reading(String what, Work<T> work) throws ImageException, InterruptedException {
        return guarded(what, () -> {
            try {
                return work.run();
            } catch (JacksonException e) {
                throw new IOException("a file in it is no JSON", e);
            } catch (IllegalArgumentException | StackOverflowError e) {
                throw new IOException("it is malformed", e);
            }
        });
    }

    /** @throws InterruptedException if this thread was interrupted */
    public static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException denied) {
            return "access to " + denied.getFile() + " is denied";
        }
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist";
        }
        String said = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        if (said == null || said.isBlank()) {
            return "a file cannot be used";
        }
        return switch (said.toLowerCase(Locale.ROOT)) {
            case "no space left on device", "disk quota exceeded" -> "there is no space left; free some and try again";
            case "read-only file system" -> "the file system is mounted read-only";
            case "not a directory" -> "a directory on the way to it is a file";
            default -> said;
        };
    }
}
