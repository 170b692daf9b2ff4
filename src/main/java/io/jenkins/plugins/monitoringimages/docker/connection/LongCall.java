package io.jenkins.plugins.monitoringimages.docker.connection;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import io.jenkins.plugins.monitoringimages.docker.transport.StreamedBody;
import java.io.Closeable;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A request whose answer is a stream of items, on a connection of its own. Closing it ends the request wherever it
 * stands, while it is sent too, and the engine gives up its work then. So does a silence in both directions that is too long.
 */
public final class LongCall<T> implements ResultCallback<T>, AutoCloseable {

    private final DockerClient client;
    private final Duration silence;
    private final boolean whole;
    private final Consumer<T> items;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile long lastSign = System.nanoTime();

    /** @param items is called for each item, on a thread of docker-java */
    public LongCall(Connection connection, Consumer<T> items) {
        this(connection.clientOfItsOwn(), connection.limits().silence(), false, items);
    }

    /** @param whole whether the time is that of the whole request, and not of a silence */
    private LongCall(DockerClient client, Duration silence, boolean whole, Consumer<T> items) {
        this.client = client;
        this.silence = silence;
        this.whole = whole;
        this.items = items;
    }

    /** A request with this body. */
    public static <T> LongCall<T> withBody(Connection connection, StreamedBody body, Consumer<T> items) {
        LongCall<T> call = new LongCall<>(connection.clientOfABody(), connection.limits().silence(), false, items);
        body.onProgress(call::sign);
        return call;
    }

    /** The same, ended after this time, whatever is heard. */
    public LongCall<T> withLimit(Duration limit) {
        return new LongCall<>(client, limit, true, items);
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

    /** Something moved. */
    public void sign() {
        if (!whole) {
            lastSign = System.nanoTime();
        }
    }

    /** Has the request ended when nothing moves for too long, where {@link #await} is not called. */
    public void endWhenSilent() {
        Thread watch = new Thread(
                () -> {
                    try {
                        await();
                    } catch (InterruptedException | RuntimeException e) {
                        // It is closed by now, and whoever reads from it hears of that.
                    }
                },
                "monitoring-images-watch");
        watch.setDaemon(true);
        watch.start();
    }

    /** @throws RuntimeException the failure, if there was one */
    public void await() throws InterruptedException {
        while (true) {
            long left = silence.toNanos() - (System.nanoTime() - lastSign);
            try {
                end.get(Math.max(1, left), TimeUnit.NANOSECONDS);
                return;
            } catch (TimeoutException e) {
                if (System.nanoTime() - lastSign >= silence.toNanos()) {
                    close();
                    throw new UncheckedIOException(
                            new SocketTimeoutException((whole ? "it was not over in " : "nothing moved for ") + Limits.text(silence)));
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
            }
        }
    }

    @Override
    public void onStart(Closeable stream) {}

    @Override
    public void onNext(T item) {
        sign();
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
