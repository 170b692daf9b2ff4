package io.jenkins.plugins.monitoringimages.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The cases in which our side and the shell job do the same, in turns. */
final class Races {

    private final Machine machine;
    private final Sides sides;
    private final Job job;
    private final boolean buildKit;
    private final int runs;

    /** @param buildKit which of the engine's builders the shell job uses */
    Races(Machine machine, boolean buildKit, int runs) {
        this.machine = machine;
        this.sides = new Sides(machine);
        this.job = new Job(machine);
        this.buildKit = buildKit;
        this.runs = runs;
    }

    Outcome cold() throws Exception {
        return race("cold", 0.70, run -> nothingCached(), () -> sides.ours(job), () -> sides.shell(job, buildKit));
    }

    Outcome configChanged() throws Exception {
        bothOnce();
        String[] target = {""};
        return race(
                "config-changed",
                0.20,
                run -> target[0] = "pi:" + (9200 + run),
                () -> sides.ours(job.withTarget(target[0])),
                () -> sides.shell(job.withTarget(target[0]), buildKit));
    }

    Outcome unchanged() throws Exception {
        bothOnce();
        return race("unchanged", 0.10, run -> {}, () -> sides.ours(job), () -> sides.shell(job, buildKit));
    }

    Outcome otherRelease() throws Exception {
        Job other = job.withVersion("2.42.1");
        new Releases(machine).derive(other.version(), "armv7");
        bothOnce();
        Path before = machine.work().resolve("cache-before");
        Machine.copy(sides.cache(), before);
        String kept = machine.docker("images", "--format", "{{.Repository}}:{{.Tag}}", "monitoring-images-release").trim();
        return race(
                "other-release",
                0.70,
                run -> {
                    machine.forgetImages(job.tag() + ":latest", job.tag() + "-shell:latest", kept);
                    Machine.copy(before, sides.cache());
                },
                () -> sides.ours(other),
                () -> sides.shell(other, buildKit));
    }

    Outcome commandLine() throws Exception {
        List<String> command = sides.commandLine(job, "off");
        bothOnce();
        machine.run(command, Map.of());
        return race(
                "command-line", 0.60, run -> {}, () -> machine.run(command, Map.of()), () -> sides.shell(job, buildKit));
    }

    /** Ours alone: four platforms against one. */
    Outcome fourPlatforms() throws Exception {
        List<String> archs = List.of("armv7", "arm64", "ppc64le", "s390x");
        for (String arch : archs) {
            new Releases(machine).derive(job.version(), arch);
        }
        Job one = job.on("scratch", archs.subList(0, 1));
        Job four = job.on("scratch", archs);
        return race("four-platforms", 2.5, run -> nothingCached(), () -> sides.ours(four), () -> sides.ours(one));
    }

    /** What comes before each run of a side, unmeasured. */
    @FunctionalInterface
    private interface Before {
        void run(int number) throws Exception;
    }

    private Outcome race(String name, double target, Before before, Timing.Work ours, Timing.Work other)
            throws Exception {
        List<Double> oursSeconds = new ArrayList<>();
        List<Double> otherSeconds = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            boolean oursFirst = run % 2 == 0;
            for (boolean isOurs : new boolean[] {oursFirst, !oursFirst}) {
                before.run(run);
                machine.run(List.of("sync"), Map.of());
                (isOurs ? oursSeconds : otherSeconds).add(Timing.of(isOurs ? ours : other));
            }
        }
        return Outcome.of(buildKit ? name + "-buildkit" : name, new Timing(oursSeconds), new Timing(otherSeconds), target);
    }

    private void nothingCached() throws Exception {
        machine.forgetImages();
        Machine.delete(sides.cache());
    }

    private void bothOnce() throws Exception {
        nothingCached();
        sides.ours(job);
        sides.shell(job, buildKit);
    }
}
