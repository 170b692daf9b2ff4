package io.jenkins.plugins.monitoringimages.docker.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.exception.DockerException;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Short requests to the engine, and the words for those that fail. */
public final class EngineCall {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private EngineCall() {}

    /**
     * For requests that may be repeated, and that are answered even while this thread is interrupted.
     *
     * @param what is asked for, worded to follow "The container engine could not"
     * @throws ImageException with the engine's own message
     */
    public static <T> T ask(String what, Supplier<T> call) throws ImageException {
        if (!Thread.currentThread().isInterrupted()) {
            try {
                return call.get();
            } catch (RuntimeException e) {
                if (!Thread.currentThread().isInterrupted()) {
                    throw failed(what, e);
                }
            }
        }
        return askToTheEnd(what, call);
    }

    /** For requests that the engine goes on with when nobody waits for them, and that must not be sent twice. */
    public static <T> T askToTheEnd(String what, Supplier<T> call) throws ImageException {
        AtomicReference<T> answer = new AtomicReference<>();
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        uninterrupted(() -> {
            try {
                answer.set(call.get());
            } catch (RuntimeException e) {
                failure.set(e);
            }
        });
        if (failure.get() != null) {
            throw failed(what, failure.get());
        }
        return answer.get();
    }

    /** For requests that an interruption of this thread ends. */
    public static <T> T askOrStop(String what, Supplier<T> call) throws ImageException, InterruptedException {
        try {
            return call.get();
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("while the container engine was asked to " + what);
            }
            throw failed(what, e);
        }
    }

    public static ImageException failed(String what, Throwable failure) {
        return new ImageException("The container engine could not " + what + ": " + message(failure), failure);
    }

    /**
     * Runs what has to be done even when this thread is interrupted, since interruption closes a connection in use.
     * Afterwards the thread is interrupted again if it was.
     */
    public static void uninterrupted(Runnable work) {
        Thread worker = new Thread(work, "monitoring-images-cleanup");
        worker.setDaemon(true);
        worker.start();
        boolean interrupted = false;
        while (true) {
            try {
                worker.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
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
        String text = String.valueOf(each.getMessage());
        int json = text.indexOf('{');
        if (each instanceof DockerException && json >= 0) {
            try {
                JsonNode message = MAPPER.readTree(text.substring(json)).path("message");
                return message.isTextual() ? OutputLine.clean(message.asText()) : OutputLine.clean(text);
            } catch (JsonProcessingException e) {
                return OutputLine.clean(text);
            }
        }
        return OutputLine.clean(text);
    }
}
