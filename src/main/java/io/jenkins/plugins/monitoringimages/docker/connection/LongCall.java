package io.jenkins.plugins.monitoringimages.docker.connection;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import io.jenkins.plugins.monitoringimages.docker.transport.ContextBody;
import java.io.Closeable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * A request whose answer is a stream of items, on a connection of its own. Closing it ends the request wherever it
 * stands, while it is sent too, and the engine gives up its work then.
 */
public final class LongCall<T> implements ResultCallback<T>, AutoCloseable {

    private final DockerClient client;
    private final Consumer<T> items;
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    /** @param items is called for each item, on a thread of docker-java */
    public LongCall(Connection connection, Consumer<T> items) {
        this(connection.clientOfItsOwn(), items);
    }

    private LongCall(DockerClient client, Consumer<T> items) {
        this.client = client;
        this.items = items;
    }

    /** A request whose body is a {@link ContextBody}. */
    public static <T> LongCall<T> withContext(Connection connection, Consumer<T> items) {
        return new LongCall<>(connection.clientOfAContext(), items);
    }

    public DockerClient client() {
        return client;
    }

    /** Runs a command that does not return before its answer, on a thread of its own. */
    public void start(Runnable command) {
        Thread sender = new Thread(
                () -> {
                    try {
                        command.run();
                        onComplete();
                    } catch (RuntimeException e) {
                        onError(e);
                    }
                },
                "monitoring-images-request");
        sender.setDaemon(true);
        sender.start();
    }

    /** @throws RuntimeException the failure, if there was one */
    public void await() throws InterruptedException {
        try {
            end.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void onStart(Closeable stream) {}

    @Override
    public void onNext(T item) {
        items.accept(item);
    }

    @Override
    public void onError(Throwable failure) {
        end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        end.complete(null);
    }

    @Override
    public void close() {
        Connection.closeQuietly(client);
    }
}
