package io.jenkins.plugins.monitoringimages.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The cases in which our side and another one do the same, in turns. */
final class Races {

    private final Machine machine;
    private final Sides sides;
    private final Registry registry;
    private final Job job;
    private final boolean buildKit;
    private final Race race;

    /**
     * @param job which of the two targets is meant
     * @param buildKit which of the engine's builders the shell job uses
     */
    Races(Machine machine, Job job, boolean buildKit, int runs) {
        this.machine = machine;
        this.sides = new Sides(machine);
        this.registry = new Registry(machine);
        this.job = job;
        this.buildKit = buildKit;
        this.race = new Race(machine, runs);
    }

    Outcome cold(double target) throws Exception {
        return race.run(name("cold"), target, run -> nothingCached(), () -> sides.ours(job), () -> sides.shell(job, buildKit));
    }

    Outcome configChanged(double target) throws Exception {
        bothOnce();
        String[] other = {""};
        return race.run(
                name("config-changed"),
                target,
                run -> other[0] = "pi:" + (9200 + run),
                () -> sides.ours(job.withTarget(other[0])),
                () -> sides.shell(job.withTarget(other[0]), buildKit));
    }

    Outcome unchanged(double target) throws Exception {
        bothOnce();
        return race.run(
                name("unchanged"), target, run -> {}, () -> sides.ours(job), () -> sides.shell(job, buildKit));
    }

    Outcome otherRelease(double target) throws Exception {
        Job other = job.withVersion("2.42.1");
        new Releases(machine).derive(other.version(), "armv7");
        bothOnce();
        Path before = machine.work().resolve("cache-before");
        Machine.copy(sides.cache(), before);
        return race.run(
                name("other-release"),
                target,
                run -> {
                    machine.forgetImages(job.tag() + ":latest", job.tag() + "-shell:latest");
                    Machine.copy(before, sides.cache());
                },
                () -> sides.ours(other),
                () -> sides.shell(other, buildKit));
    }

    Outcome commandLine(double target) throws Exception {
        List<String> command = sides.commandLine(job, "off");
        bothOnce();
        machine.run(command, Map.of());
        return race.run(
                name("command-line"),
                target,
                run -> {},
                () -> machine.run(command, Map.of()),
                () -> sides.shell(job, buildKit));
    }

    /** Ours alone: four platforms, on nothing. */
    Outcome fourPlatforms(double target) throws Exception {
        List<String> archs = List.of("armv7", "arm64", "ppc64le", "s390x");
        for (String arch : archs) {
            new Releases(machine).derive(job.version(), arch);
        }
        Job four = job.on("scratch", archs);
        nothingCached();
        sides.ours(four);
        return race.againstFloor(name("four-platforms"), target, run -> nothingCached(), () -> sides.ours(four));
    }

    /** The same files by jib, pushed. */
    Outcome jib(double target, int warmUps) throws Exception {
        try (JibSide jib = new JibSide(machine, job)) {
            for (int run = 0; run < warmUps; run++) {
                nothingCached();
                jib.build();
            }
            return race.run(name("jib"), target, run -> nothingCached(), () -> sides.ours(job), jib::build);
        }
    }

    void nothingCached() throws Exception {
        machine.forgetImages();
        registry.reset();
        Machine.delete(sides.cache());
    }

    private void bothOnce() throws Exception {
        nothingCached();
        sides.ours(job);
        sides.shell(job, buildKit);
    }

    private String name(String name) {
        return name + (job.isPushed() ? "-registry" : "") + (buildKit ? "-buildkit" : "");
    }
}
