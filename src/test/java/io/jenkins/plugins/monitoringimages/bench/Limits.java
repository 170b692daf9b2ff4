package io.jenkins.plugins.monitoringimages.bench;

import io.jenkins.plugins.monitoringimages.component.prometheus.check.ConfigCheck;
import io.jenkins.plugins.monitoringimages.component.prometheus.PrometheusYaml;
import io.jenkins.plugins.monitoringimages.spec.ConfigSource;
import io.jenkins.plugins.monitoringimages.spec.reader.SpecReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What our side may need at most, and how its cost grows. */
final class Limits {

    private static final long MEGABYTE = 1_000_000;
    private static final String NOISE = "2.42.99";

    private final Machine machine;
    private final Sides sides;
    private final Job job;
    private final int runs;

    Limits(Machine machine, int runs) {
        this.machine = machine;
        this.sides = new Sides(machine);
        this.job = new Job(machine);
        this.runs = runs;
    }

    Outcome disk() throws Exception {
        nothingCached();
        long before = Machine.writtenBytes();
        sides.ours(job);
        long written = Machine.writtenBytes() - before;
        long tarball = Files.size(machine.tarball(job.version(), "armv7"));
        return new Outcome("disk", written / 1e6, tarball / 1e6, 1.05, "MB", "written in a cold build, against the tarball");
    }

    Outcome memory(long megabytes) throws Exception {
        Releases releases = new Releases(machine);
        releases.noise(NOISE, megabytes * MEGABYTE);
        nothingCached();
        long heap = 48;
        Path log = machine.work().resolve("memory.log");
        Process process = machine.start(
                sides.commandLine(job.withVersion(NOISE), "off"),
                Map.of("MONITORING_IMAGES_JAVA_OPTS", "-Xmx" + heap + "m"),
                log);
        long peak = Machine.peakMebibytes(process);
        nothingCached();
        releases.remove(NOISE);
        if (process.exitValue() != 0) {
            throw new IOException("With -Xmx" + heap + "m: " + Files.readString(log));
        }
        return new Outcome("memory", peak, 100, 1, "MiB",
                "peak of the command line with -Xmx" + heap + "m and a tarball of " + megabytes + " MB");
    }

    Outcome peakMemory() throws Exception {
        // The first build of all archives classes, which later ones do not.
        machine.run(sides.commandLine(job, "off"), Map.of());
        nothingCached();
        Process process = machine.start(sides.commandLine(job, "off"), Map.of(), machine.work().resolve("peak.log"));
        long peak = Machine.peakMebibytes(process);
        if (process.exitValue() != 0) {
            throw new IOException(Files.readString(machine.work().resolve("peak.log")));
        }
        return new Outcome("peak-memory", peak, 100, 1, "MiB", "peak of the command line in a cold build");
    }

    Outcome manyTargets() throws Exception {
        Path file = machine.work().resolve("many.yml");
        Files.write(file, render(10_000));
        List<Double> ours = new ArrayList<>();
        List<Double> promtool = new ArrayList<>();
        for (int run = 0; run < Math.max(3, runs); run++) {
            ours.add(Timing.of(() -> render(10_000)));
            promtool.add(Timing.of(() -> machine.run(
                    List.of(machine.promtool().toString(), "check", "config", file.toString()), Map.of())));
        }
        return Outcome.of("10000-targets", new Timing(ours), new Timing(promtool), 0.35);
    }

    /** @param largest tarball, in MB */
    Chart scaling(int largest, int targets) throws Exception {
        Releases releases = new Releases(machine);
        List<Chart.Point> sizes = new ArrayList<>();
        for (int megabytes : List.of(10, largest / 4, largest / 2, 3 * largest / 4, largest)) {
            releases.noise(NOISE, megabytes * MEGABYTE);
            List<Double> seconds = new ArrayList<>();
            for (int run = 0; run < Math.min(3, runs); run++) {
                nothingCached();
                seconds.add(Timing.of(() -> sides.ours(job.withVersion(NOISE))));
            }
            sizes.add(new Chart.Point(megabytes, new Timing(seconds).fastest()));
            releases.remove(NOISE);
        }
        nothingCached();
        List<Chart.Point> counts = new ArrayList<>();
        for (int warm = 0; warm < 5; warm++) {
            render(targets);
        }
        for (int count : List.of(10, targets / 4, targets / 2, 3 * targets / 4, targets)) {
            List<Double> seconds = new ArrayList<>();
            for (int run = 0; run < Math.max(3, runs); run++) {
                seconds.add(Timing.of(() -> render(count)));
            }
            counts.add(new Chart.Point(count, new Timing(seconds).fastest()));
        }
        return new Chart()
                .panel("A cold build, by the size of the tarball", "MB", sizes)
                .panel("Rendering and checking, by the number of targets", "targets", counts);
    }

    private static byte[] render(int targets) throws Exception {
        String list = IntStream.range(0, targets)
                .mapToObj(number -> "h" + number + ":9")
                .collect(Collectors.joining(","));
        var plan = SpecReader.read(
                "image: {tags: [x]}\nconfig: {scrapeJobs: [{name: many, targets: [" + list + "]}]}\n", Map.of());
        byte[] config = PrometheusYaml.render(((ConfigSource.Generated) plan.config()).settings()).getBytes(StandardCharsets.UTF_8);
        if (!ConfigCheck.check("prometheus.yml", config).isEmpty()) {
            throw new IOException("The generated configuration has findings");
        }
        return config;
    }

    private void nothingCached() throws Exception {
        machine.forgetImages();
        Machine.delete(sides.cache());
    }
}
