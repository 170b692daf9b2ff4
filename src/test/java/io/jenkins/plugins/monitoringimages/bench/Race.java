package io.jenkins.plugins.monitoringimages.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Two sides in turns. The side that begins changes from run to run, and disks are synchronised before each run.
 *
 * @param machine on which they run
 * @param runs of each side
 */
record Race(Machine machine, int runs) {

    /** What comes before each run of a side, unmeasured. */
    @FunctionalInterface
    interface Before {
        void run(int number) throws Exception;
    }

    Outcome run(String name, double target, Before before, Timing.Work ours, Timing.Work other) throws Exception {
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
        return Outcome.of(name, new Timing(oursSeconds), new Timing(otherSeconds), target);
    }

    /** Against the processor time that all processes together needed in the same run, spread over all processors. */
    Outcome againstFloor(String name, double target, Before before, Timing.Work ours) throws Exception {
        List<Double> seconds = new ArrayList<>();
        List<Double> floor = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            before.run(run);
            machine.run(List.of("sync"), Map.of());
            double busy = Machine.busySeconds();
            seconds.add(Timing.of(ours));
            floor.add((Machine.busySeconds() - busy) / Runtime.getRuntime().availableProcessors());
        }
        return Outcome.of(name, new Timing(seconds), new Timing(floor), target);
    }
}
