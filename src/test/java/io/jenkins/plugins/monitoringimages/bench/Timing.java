package io.jenkins.plugins.monitoringimages.bench;

import java.util.List;

/** How long something took, several times, in seconds. */
record Timing(List<Double> seconds) {

    /** Work that is measured. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    Timing {
        seconds = seconds.stream().sorted().toList();
    }

    static double of(Work work) throws Exception {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e9;
    }

    double median() {
        int middle = seconds.size() / 2;
        return seconds.size() % 2 == 1
                ? seconds.get(middle)
                : (seconds.get(middle - 1) + seconds.get(middle)) / 2;
    }

    /** For the shape of a curve: whatever else the machine does only adds to it. */
    double fastest() {
        return seconds.get(0);
    }

    /** From the fastest to the slowest. */
    String spread() {
        return "%.2f-%.2f".formatted(seconds.get(0), seconds.get(seconds.size() - 1));
    }
}
