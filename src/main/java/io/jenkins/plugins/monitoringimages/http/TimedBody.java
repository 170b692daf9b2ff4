package io.jenkins.plugins.monitoringimages.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer, read piece by piece with a limit on the wait for each. The JDK's own stream of a body has no
 * such limit. A few pieces are in memory at most.
 */
final class TimedBody implements BodySubscriber<TimedBody>, Closeable {

    private static final int PIECES_AHEAD = 4;

    /** What came: {@code pieces}, or the end of them, with its reason where it came too early. */
    private record Signal(List<ByteBuffer> pieces, Throwable failure) {

        boolean isEnd() {
            return pieces == null;
        }
    }

    private final Duration stallTimeout;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Deque<ByteBuffer> pieces = new ArrayDeque<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

    TimedBody(Duration stallTimeout) {
        this.stallTimeout = stallTimeout;
    }

    /** One that has ended. */
    static TimedBody empty() {
        TimedBody body = new TimedBody(Duration.ZERO);
        body.onComplete();
        return body;
    }

    /**
     * The next piece, or nothing at the end of the body.
     *
     * @throws StalledException if none came in time
     * @throws IOException if the body broke off
     */
    Optional<ByteBuffer> next() throws IOException, InterruptedException {
        while (pieces.isEmpty()) {
            Signal signal = signals.poll(stallTimeout.toMillis(), TimeUnit.MILLISECONDS);
            if (signal == null) {
                close();
                throw new StalledException(stallTimeout);
            }
            if (signal.failure() != null) {
                throw new IOException(signal.failure());
            }
            if (signal.isEnd()) {
                signals.add(signal);
                return Optional.empty();
            }
            pieces.addAll(signal.pieces());
            subscription.join().request(1);
        }
        return Optional.of(pieces.remove());
    }

    /** Ends the transfer, wherever it is. */
    @Override
    public void close() {
        subscription.thenAccept(Flow.Subscription::cancel);
    }

    @Override
    public CompletionStage<TimedBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription.complete(given);
        given.request(PIECES_AHEAD);
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
        signals.add(new Signal(item, null));
    }

    @Override
    public void onError(Throwable failure) {
        signals.add(new Signal(Collections.emptyList(), failure));
    }

    @Override
    public void onComplete() {
        signals.add(new Signal(null, null));
    }

    /** No byte came in time. */
    static final class StalledException extends IOException {

        private static final long serialVersionUID = 1L;

        private final Duration limit;

        StalledException(Duration limit) {
            this.limit = limit;
        }

        Duration limit() {
            return limit;
        }
    }
}
