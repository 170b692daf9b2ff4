package io.jenkins.plugins.monitoringimages.checker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A run of a program to its end.
 *
 * @param exitCode 128 and more where a signal ended it
 * @param output both streams as they came, cut after {@value #MOST_OUTPUT} bytes
 */
record ProgramRun(int exitCode, String output) {

    private static final int MOST_OUTPUT = 256 * 1024;

    /**
     * Runs a program without input and with an empty environment, and waits for it. Whatever happens, it has ended
     * when this returns.
     *
     * @param name how messages call it
     * @throws CheckerException if it cannot be started or takes too long
     */
    static ProgramRun of(String name, List<String> command, Path directory, Duration timeout)
            throws CheckerException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new CheckerException(name + " cannot be started on this machine: " + reason(e), e);
        }
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        Thread reader = new Thread(() -> drain(process.getInputStream(), kept), "checker-output");
        reader.setDaemon(true);
        reader.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new CheckerException(
                        name + " has not ended within " + timeout.toSeconds() + " seconds and was stopped");
            }
            // Not for ever: something that the program has left running could hold its output open.
            reader.join(timeout.toMillis());
        } catch (IOException e) {
            throw new CheckerException(name + " cannot be run: " + reason(e), e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new ProgramRun(process.exitValue(), kept.toString(StandardCharsets.UTF_8));
    }

    /** Java repeats the whole command, and ends with the system's own words. */
    private static String reason(IOException failure) {
        String text = String.valueOf(failure.getMessage());
        int words = text.lastIndexOf("error=");
        return words < 0 ? "the system refuses it" : text.substring(words).replaceFirst("error=\\d+, ?", "");
    }

    /** Reads to the end, so that the program never waits, and keeps the beginning. */
    private static void drain(InputStream in, ByteArrayOutputStream kept) {
        byte[] buffer = new byte[8 * 1024];
        try (in) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                kept.write(buffer, 0, Math.min(n, MOST_OUTPUT - kept.size()));
            }
        } catch (IOException e) {
            // The program was stopped; what it had said by then is kept.
        }
    }
}
