package io.jenkins.plugins.monitoringimages.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** How long the least takes that any side has to do, and what is off in the races. */
final class Floors {

    private final Machine machine;
    private final Sides sides;
    private final Registry registry;
    private final Job job;
    private final Races races;
    private final int runs;

    Floors(Machine machine, int runs) {
        this.machine = machine;
        this.sides = new Sides(machine);
        this.registry = new Registry(machine);
        this.job = new Job(machine);
        this.races = new Races(machine, job, false, runs);
        this.runs = runs;
    }

    List<String> lines() throws Exception {
        sides.ours(job);
        Path saved = machine.work().resolve("image.tar");
        machine.docker("save", "--output", saved.toString(), job.tag());
        Path tarball = machine.tarball(job.version(), "armv7");
        String sha256 = Releases.sha256(tarball).hex();
        Map<String, Timing.Work> floors = new LinkedHashMap<>();
        floors.put("SHA-256 of the tarball", () -> Releases.sha256(tarball));
        floors.put("inflating the tarball", () -> inflate(tarball));
        floors.put("inflating by zcat", () -> machine.run(
                List.of("bash", "-c", "zcat \"$1\" >/dev/null", "bash", tarball.toString()), Map.of()));
        floors.put("docker load of the same layers", () -> machine.docker("load", "--input", saved.toString()));
        floors.put("upload of the tarball by curl", () -> registry.upload(tarball, sha256));
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Timing.Work> floor : floors.entrySet()) {
            List<Double> seconds = new ArrayList<>();
            for (int run = 0; run < runs; run++) {
                races.nothingCached();
                seconds.add(Timing.of(floor.getValue()));
            }
            Timing timing = new Timing(seconds);
            lines.add("floor: %s: %.3f s (%s)".formatted(floor.getKey(), timing.median(), timing.spread()));
        }
        Files.delete(saved);
        return lines;
    }

    /** Once for each: what is off in the races. */
    List<String> proofs() throws Exception {
        races.nothingCached();
        String report = machine.run(sides.commandLine(job, "auto"), Map.of());
        return report.lines()
                .filter(line -> line.startsWith("Check ") || line.startsWith("Smoke test "))
                .map(line -> "with promtool and smoke test: " + line.replaceAll(" +", " "))
                .toList();
    }

    private static void inflate(Path tarball) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(tarball), 1 << 16)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
