package io.jenkins.plugins.monitoringimages.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine;

/** Runs the cases, and prints a table of medians and ratios. */
@Command(
        name = "bin/bench",
        description = "Measures this project side by side with the shell job that it replaces.",
        mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {

    private static final String TITLES = "%-26s %9s %9s %8s %8s      %s%n";
    private static final String ROW = "%-26s %9.3f %9.3f %8.2f %8.2f  %-4s  %s, %s%n";

    @Option(names = "--only", paramLabel = "CASE", description = "Runs one case.")
    private String only = "";

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the outcomes.")
    private Path json;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draws how the cost grows; takes minutes.")
    private Path svg;

    @Option(names = "--runs", paramLabel = "N", description = "Runs of each side in each case (default: 7).")
    private int runs = 7;

    @Option(names = "--short", description = "One run of each side, with a small tarball; misses no target.")
    private boolean quick;

    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Machine machine = Machine.of(System.getenv());
        int times = quick ? 1 : runs;
        Map<String, Callable<Outcome>> cases = cases(machine, times);
        if (!only.isEmpty() && !cases.containsKey(only)) {
            System.err.println("There is no case " + only + "; allowed: " + String.join(", ", cases.keySet()));
            return CommandLine.ExitCode.USAGE;
        }
        new Registry(machine).prepare();
        warmUp(machine);
        System.out.printf(TITLES, "case", "ours", "other", "ratio", "target", "");
        for (Map.Entry<String, Callable<Outcome>> each : cases.entrySet()) {
            if (only.isEmpty() || only.equals(each.getKey())) {
                add(each.getValue().call());
            }
        }
        if (only.isEmpty()) {
            Floors floors = new Floors(machine, times);
            notes.addAll(floors.lines());
            notes.addAll(floors.proofs());
            notes.forEach(System.out::println);
        }
        if (json != null) {
            Files.writeString(json, json());
        }
        if (svg != null) {
            Files.writeString(svg, new Limits(machine, times).scaling(300, 100_000).svg());
        }
        return CommandLine.ExitCode.OK;
    }

    private Map<String, Callable<Outcome>> cases(Machine machine, int times) throws Exception {
        Job job = new Job(machine);
        Job pushed = job.to(new Registry(machine));
        Map<String, Callable<Outcome>> cases = new LinkedHashMap<>();
        addRaces(cases, machine, job, pushed, false, times);
        if (hasBuildKit(machine)) {
            addRaces(cases, machine, job, pushed, true, times);
        }
        cases.put("four-platforms", () -> new Races(machine, job, false, times).fourPlatforms(1.15));
        cases.put("four-platforms-registry", () -> new Races(machine, pushed, false, times).fourPlatforms(1.15));
        if (!machine.jib().isEmpty()) {
            cases.put("jib-registry", () -> new Races(machine, pushed, false, times).jib(0.20, quick ? 0 : 5));
        }
        Limits limits = new Limits(machine, times);
        cases.put("disk", limits::disk);
        cases.put("peak-memory", limits::peakMemory);
        cases.put("memory", () -> limits.memory(quick ? 30 : 300));
        cases.put("10000-targets", limits::manyTargets);
        return cases;
    }

    private static void addRaces(
            Map<String, Callable<Outcome>> cases, Machine machine, Job job, Job pushed, boolean buildKit, int times) {
        Races docker = new Races(machine, job, buildKit, times);
        Races registry = new Races(machine, pushed, buildKit, times);
        String suffix = buildKit ? "-buildkit" : "";
        cases.put("cold" + suffix, () -> docker.cold(0.50));
        cases.put("config-changed" + suffix, () -> docker.configChanged(0.07));
        cases.put("unchanged" + suffix, () -> docker.unchanged(0.02));
        cases.put("other-release" + suffix, () -> docker.otherRelease(0.50));
        cases.put("command-line" + suffix, () -> docker.commandLine(0.42));
        cases.put("cold-registry" + suffix, () -> registry.cold(0.15));
        cases.put("config-changed-registry" + suffix, () -> registry.configChanged(0.05));
    }

    /** An engine and a client of it may have it or not; trying tells. */
    private static boolean hasBuildKit(Machine machine) throws Exception {
        try {
            Path context = Files.createDirectories(machine.work().resolve("buildkit"));
            Files.writeString(context.resolve("Dockerfile"), "FROM scratch\nCOPY Dockerfile /\n");
            machine.run(
                    List.of("docker", "build", "--quiet", "--tag", "bench-buildkit", context.toString()),
                    Map.of("DOCKER_BUILDKIT", "1"));
            return true;
        } catch (java.io.IOException e) {
            return false;
        }
    }

    /** Our side runs in an agent's JVM, which has built before: whole builds, and many more of another configuration. */
    private void warmUp(Machine machine) throws Exception {
        Job docker = new Job(machine);
        Sides sides = new Sides(machine);
        for (int run = 0; run < (quick ? 1 : 10); run++) {
            for (Job job : List.of(docker, docker.to(new Registry(machine)))) {
                new Races(machine, job, false, 1).nothingCached();
                sides.ours(job);
                for (int change = 0; change < (quick ? 1 : 8); change++) {
                    sides.ours(job.withTarget("warm:" + (9000 + change)));
                }
            }
        }
    }

    private void add(Outcome outcome) {
        outcomes.add(outcome);
        System.out.printf(
                ROW, outcome.name(), outcome.ours(), outcome.other(), outcome.ratio(), outcome.target(),
                verdict(outcome), outcome.unit(), outcome.detail());
    }

    /** One run of each says nothing about a target. */
    private String verdict(Outcome outcome) {
        if (quick) {
            return "";
        }
        return outcome.isMet() ? "met" : "MISS";
    }

    private String json() {
        return outcomes.stream().map(Outcome::json).collect(Collectors.joining(",\n  ", "{\"cases\": [\n  ", "\n]}\n"));
    }
}
