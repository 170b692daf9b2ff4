package io.jenkins.plugins.monitoringimages.build.report;

import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.Platform;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does the same for several platforms at once; one that fails does not end the others. */
public final class ParallelPlatforms {

    /** Each platform loads the network, the processor and the container engine; more at once are not faster. */
    private static final int MOST_AT_ONCE = 4;

    private ParallelPlatforms() {}

    /** What is done for one platform. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Platform platform) throws BuildException, InterruptedException;
    }

    /**
     * @param failures gets those that failed, in the order of the platforms
     * @return the results of the others, in the same order
     * @throws InterruptedException if this thread is interrupted; all work has been interrupted and has ended then
     */
    public static <T> Map<Platform, T> run(List<Platform> platforms, Work<T> work, List<PlatformFailure> failures)
            throws InterruptedException {
        Map<Platform, T> results = new LinkedHashMap<>();
        if (platforms.isEmpty()) {
            return results;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(platforms.size(), MOST_AT_ONCE));
        try {
            Map<Platform, Future<T>> futures = new LinkedHashMap<>();
            platforms.forEach(p -> futures.put(p, threads.submit(() -> work.run(p))));
            for (Map.Entry<Platform, Future<T>> future : futures.entrySet()) {
                collect(future.getKey(), future.getValue(), results, failures);
            }
            return results;
        } finally {
            end(threads);
        }
    }

    private static <T> void collect(
            Platform platform, Future<T> future, Map<Platform, T> results, List<PlatformFailure> failures)
            throws InterruptedException {
        try {
            results.put(platform, future.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StepFailedException failed) {
                failures.add(failed.asFailure());
            } else if (e.getCause() instanceof InterruptedException) {
                throw new InterruptedException("The work for " + platform + " was interrupted");
            } else {
                throw new IllegalStateException("The work for " + platform + " failed unexpectedly", e.getCause());
            }
        }
    }

    /** Nothing may go on behind the caller's back, so the end of interrupted work is awaited too. */
    private static void end(ExecutorService threads) {
        threads.shutdownNow();
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
