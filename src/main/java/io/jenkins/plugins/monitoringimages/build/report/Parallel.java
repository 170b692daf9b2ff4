package io.jenkins.plugins.monitoringimages.build.report;

import io.jenkins.plugins.monitoringimages.model.BuildException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does the same for several things at once. */
public final class Parallel {

    private Parallel() {}

    /** What is done for one of them. */
    @FunctionalInterface
    public interface Work<K, T> {
        T run(K key) throws BuildException, InterruptedException;
    }

    /** Hears of one whose work failed; the others go on. */
    @FunctionalInterface
    public interface Failures<K> {
        void add(K key, BuildException why);
    }

    /**
     * @param keys each once
     * @param mostAtOnce at least 1
     * @return the results of those whose work did not fail, in the order of the keys
     * @throws InterruptedException if this thread is interrupted; all work has been interrupted and has ended then
     */
    public static <K, T> Map<K, T> run(List<K> keys, int mostAtOnce, Work<K, T> work, Failures<K> failures)
            throws InterruptedException {
        Map<K, T> results = new LinkedHashMap<>();
        if (keys.isEmpty()) {
            return results;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(keys.size(), mostAtOnce));
        try {
            Map<K, Future<T>> futures = new LinkedHashMap<>();
            keys.forEach(key -> futures.put(key, threads.submit(() -> work.run(key))));
            for (Map.Entry<K, Future<T>> future : futures.entrySet()) {
                collect(future.getKey(), future.getValue(), results, failures);
            }
            return results;
        } finally {
            end(threads);
        }
    }

    private static <K, T> void collect(K key, Future<T> future, Map<K, T> results, Failures<K> failures)
            throws InterruptedException {
        try {
            results.put(key, future.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BuildException failed) {
                failures.add(key, failed);
            } else if (e.getCause() instanceof InterruptedException) {
                throw new InterruptedException("The work for " + key + " was interrupted");
            } else {
                throw unexpected(key, e.getCause());
            }
        }
    }

    /** A mistake of the program is not to be taken for a failure of the work. */
    static IllegalStateException unexpected(Object key, Throwable cause) {
        return new IllegalStateException("The work for " + key + " failed unexpectedly", cause);
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
