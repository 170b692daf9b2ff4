package io.jenkins.plugins.monitoringimages.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** jib-core in a warm JVM of its own, which builds once for each line that it is sent; see src/bench/JibJob.java. */
final class JibSide implements AutoCloseable {

    private final Process process;
    private final BufferedWriter to;
    private final BufferedReader from;
    private final Path log;

    JibSide(Machine machine, Job job) throws IOException {
        log = machine.work().resolve("jib.log");
        process = new ProcessBuilder(
                        machine.java(),
                        "-Xmx512m",
                        "-cp",
                        machine.jib() + "/*",
                        machine.root().resolve("src/bench/JibJob.java").toString(),
                        machine.work().resolve("jib").toString(),
                        machine.mirrorUrl() + "/prometheus/" + machine.mirror().resolve("prometheus")
                                .relativize(machine.tarball(job.version(), job.archs().get(0))),
                        job.base(),
                        job.tag() + "-jib")
                .redirectError(log.toFile())
                .start();
        to = process.outputWriter();
        from = process.inputReader();
    }

    void build() throws IOException {
        to.write("build\n");
        to.flush();
        String answer = from.readLine();
        if (answer == null) {
            throw new IOException("jib failed:\n" + Files.readString(log));
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
