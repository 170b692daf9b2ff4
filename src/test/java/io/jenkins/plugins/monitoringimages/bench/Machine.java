package io.jenkins.plugins.monitoringimages.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What {@code bin/bench} has set up: a container engine of its own, whose caches are pruned here, and a mirror.
 *
 * @param root of the source tree
 * @param work a folder for everything else, which may be removed afterwards
 * @param mirror the folder that is served
 * @param mirrorUrl its address
 * @param version of Prometheus in the mirror
 * @param base the name of a base image for ARMv7
 * @param dockerHost the address of the engine
 * @param promtool a program for this machine
 * @param registry the address of a registry of its own
 * @param registryData where that keeps all it has
 * @param jib a folder with jib's libraries; empty where they could not be had
 * @param java the program
 */
record Machine(
        Path root,
        Path work,
        Path mirror,
        String mirrorUrl,
        String version,
        String base,
        String dockerHost,
        Path promtool,
        String registry,
        Path registryData,
        String jib,
        String java) {

    static Machine of(Map<String, String> environment) {
        return new Machine(
                Path.of(environment.get("BENCH_ROOT")),
                Path.of(environment.get("BENCH_WORK")),
                Path.of(environment.get("BENCH_MIRROR_DIR")),
                environment.get("BENCH_MIRROR"),
                environment.get("BENCH_VERSION"),
                environment.get("BENCH_BASE"),
                environment.get("DOCKER_HOST"),
                Path.of(environment.get("BENCH_PROMTOOL")),
                environment.get("BENCH_REGISTRY"),
                Path.of(environment.get("BENCH_REGISTRY_DATA")),
                environment.get("BENCH_JIB"),
                environment.get("BENCH_JAVA"));
    }

    Path tarball(String releaseVersion, String arch) {
        return mirror.resolve("prometheus/v" + releaseVersion + "/prometheus-" + releaseVersion + ".linux-" + arch
                + ".tar.gz");
    }

    /** Removes every image but the base images, and all that the engine's builders keep. */
    void forgetImages(String... kept) throws IOException, InterruptedException {
        List<String> keep = new ArrayList<>(List.of(kept));
        keep.add(base);
        keep.add(new Registry(this).base());
        for (String image : docker("images", "--format", "{{.Repository}}:{{.Tag}}").split("\n")) {
            if (!image.isBlank() && !image.contains("<none>") && !keep.contains(image)) {
                docker("rmi", "--force", image);
            }
        }
        docker("image", "prune", "--force");
        docker("builder", "prune", "--all", "--force");
    }

    String docker(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return run(command, Map.of());
    }

    /**
     * Runs a program to its end, without a time limit.
     *
     * @return what it wrote, errors included
     * @throws IOException if it ends with another code than 0
     */
    String run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        Path log = Files.createTempFile(work, "run", ".log");
        Process process = start(command, environment, log);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + process.exitValue() + ":\n"
                    + Files.readString(log));
        }
        String output = Files.readString(log);
        Files.delete(log);
        return output;
    }

    Process start(List<String> command, Map<String, String> environment, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** The highest amount of memory that a program held, in MiB, seen until shortly before its end. */
    static long peakMebibytes(Process process) throws IOException, InterruptedException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        long peak = 0;
        do {
            try (Stream<String> lines = Files.lines(status)) {
                peak = Math.max(peak, lines.filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElse(0));
            } catch (IOException | java.io.UncheckedIOException e) {
                // It has just ended.
            }
        } while (!process.waitFor(5, TimeUnit.MILLISECONDS));
        return peak / 1024;
    }

    /** What this process has caused to be written to disks, in bytes, as the kernel counts it. */
    static long writtenBytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/io"))) {
            return lines.filter(line -> line.startsWith("write_bytes:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** How long the processors of this machine have worked since it was started, all together, in seconds. */
    static double busySeconds() throws IOException {
        // The kernel counts in hundredths: user, nice, system, idle, iowait, irq, softirq; see proc_stat(5).
        try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
            String[] counts = lines.findFirst().orElseThrow().split(" +");
            return IntStream.of(1, 2, 3, 6, 7).mapToLong(column -> Long.parseLong(counts[column])).sum() / 100.0;
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    static void copy(Path from, Path to) throws IOException {
        delete(to);
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
