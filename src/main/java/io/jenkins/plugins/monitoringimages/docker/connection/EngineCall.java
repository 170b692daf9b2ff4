package io.jenkins.plugins.monitoringimages.docker.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.exception.DockerException;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import java.io.EOFException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Short requests to the engine, and the words for those that fail. Each runs on a thread of its own, since a read from a unix
 * socket has no time limit.
 */
public final class EngineCall {

    /** How long a thread that was interrupted still waits for what should be brought to its end. */
    private static final Duration AFTER_INTERRUPTION = Duration.ofMillis(1500);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private EngineCall() {}

    /**
     * For requests that may be repeated, and that are answered even while this thread is interrupted.
     *
     * @param engine says how long it is waited for
     * @param what is asked for, worded to follow "The container engine could not"
     * @throws ImageException with the engine's own message
     */
    public static <T> T ask(Connection engine, String what, Supplier<T> call) throws ImageException {
        return askToTheEnd(engine, what, call);
    }

    /** For requests that the engine goes on with when nobody waits for them, and that must not be sent twice. */
    public static <T> T askToTheEnd(Connection engine, String what, Supplier<T> call) throws ImageException {
        FutureTask<T> task = begin(call);
        await(task, engine.limits().answer());
        if (!task.isDone()) {
            throw overdue(what, engine.limits().answer());
        }
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw failed(what, e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException("a task that is done is waited for");
        }
    }

    /** For requests that an interruption of this thread ends. */
    public static <T> T askOrStop(Connection engine, String what, Supplier<T> call)
            throws ImageException, InterruptedException {
        return askOrStop(what, engine.limits().answer(), call);
    }

    private static <T> T askOrStop(String what, Duration limit, Supplier<T> call) throws ImageException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("before the container engine was asked to " + what);
        }
        try {
            return within(limit, call);
        } catch (ExecutionException e) {
            throw failed(what, e.getCause());
        } catch (TimeoutException e) {
            throw overdue(what, limit);
        }
    }

    /** The same for a request that sees itself to ending when nothing moves. */
    public static <T> T askPatiently(String what, Supplier<T> call) throws ImageException, InterruptedException {
        return askOrStop(what, Duration.ofDays(1), call);
    }

    /** The answer of a request that is given up when its time is over, or when this thread is interrupted. */
    static <T> T within(Duration limit, Supplier<T> call)
            throws ExecutionException, TimeoutException, InterruptedException {
        FutureTask<T> task = begin(call);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            // Interrupting the thread of an unanswered request closes its socket.
            task.cancel(true);
        }
    }

    public static ImageException failed(String what, Throwable failure) {
        return new ImageException("The container engine could not " + what + ": " + message(failure), failure);
    }

    private static ImageException overdue(String what, Duration limit) {
        return new ImageException("The container engine was asked to " + what + " and did not answer within "
                + Limits.text(limit) + "; see whether it is overloaded, or restart it");
    }

    /**
     * Runs what has to be done even when this thread is interrupted, since interruption closes a connection in use.
     * Afterwards the thread is interrupted again if it was. A thread that is interrupted waits for it two seconds at most.
     *
     * @return whether it came to its end in time
     */
    public static boolean uninterrupted(Connection engine, Runnable work) {
        FutureTask<Boolean> task = begin(() -> {
            work.run();
            return true;
        });
        await(task, engine.limits().answer());
        return task.isDone();
    }

    private static <T> FutureTask<T> begin(Supplier<T> call) {
        FutureTask<T> task = new FutureTask<>(call::get);
        Thread worker = new Thread(task, "monitoring-images-request");
        worker.setDaemon(true);
        worker.start();
        return task;
    }

    /** Waits until the task is done or the time is over, and shorter once this thread is interrupted, which it stays. */
    private static void await(FutureTask<?> task, Duration limit) {
        boolean interrupted = Thread.interrupted();
        long end = System.nanoTime() + (interrupted ? AFTER_INTERRUPTION : limit).toNanos();
        while (true) {
            try {
                task.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                end = Math.min(end, System.nanoTime() + AFTER_INTERRUPTION.toNanos());
            } catch (ExecutionException | TimeoutException e) {
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The engine's own message where there is one, else the deepest cause's. */
    public static String message(Throwable failure) {
        Throwable each = failure;
        while (each.getCause() != null && !(each instanceof DockerException)) {
            each = each.getCause();
        }
        if (each.getMessage() == null || each.getMessage().isBlank()) {
            return each instanceof EOFException ? "it closed the connection" : "it gave no reason";
        }
        if (each instanceof DockerException) {
            return answer(each.getMessage());
        }
        // What libraries say of an answer that they cannot read is for programmers.
        boolean unread = each instanceof JsonProcessingException || each instanceof RuntimeException;
        return unread ? "its answer is none of the Docker API" : OutputLine.clean(each.getMessage());
    }

    /** Engines answer with a JSON object, behind the status that docker-java puts before it. */
    private static String answer(String text) {
        int json = text.indexOf('{');
        if (json < 0) {
            return OutputLine.clean(text);
        }
        try {
            JsonNode message = MAPPER.readTree(text.substring(json)).path("message");
            return OutputLine.clean(message.isTextual() ? message.asText() : text);
        } catch (JsonProcessingException e) {
            return OutputLine.clean(text);
        }
    }
}
