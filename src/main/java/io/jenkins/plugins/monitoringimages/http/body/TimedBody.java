package io.jenkins.plugins.monitoringimages.http.body;

import java.io.Closeable;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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
public final class TimedBody implements BodySubscriber<TimedBody>, Closeable {

    private static final int PIECES_AHEAD = 4;

    /** What a transfer must bring in each second, on the average over all of it: its time is bounded by its size. */
    static final int SLOWEST = 4096;

    /** What came: {@code pieces}, or the end of them, with its reason where it came too early. */
    private record Signal(List<ByteBuffer> pieces, Throwable failure) {

        boolean isEnd() {
            return pieces == null;
        }
    }

    private final Duration stallTimeout;
    private final Clock clock;
    private final Instant began;
    private long received;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Deque<ByteBuffer> pieces = new ArrayDeque<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

    /**
     * @param stallTimeout how long it may be silent; and how long it may be slower than {@value #SLOWEST} bytes a second
     * @param clock tells how long the transfer takes
     */
    public TimedBody(Duration stallTimeout, Clock clock) {
        this.stallTimeout = stallTimeout;
        this.clock = clock;
        this.began = clock.instant();
    }

    /** One that has ended. */
    public static TimedBody empty() {
        TimedBody body = new TimedBody(Duration.ZERO, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        body.onComplete();
        return body;
    }

    /**
     * The next piece, or nothing at the end of the body.
     *
     * @throws StalledException if none came in time
     * @throws SlowException if less came than a transfer must bring
     * @throws IOException if the body broke off
     */
    public Optional<ByteBuffer> next() throws IOException, InterruptedException {
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
            received += signal.pieces().stream().mapToLong(ByteBuffer::remaining).sum();
            Duration taken = Duration.between(began, clock.instant());
            if (taken.compareTo(stallTimeout.plusSeconds(received / SLOWEST)) > 0) {
                close();
                throw new SlowException(received, taken);
            }
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

    /** Bytes come, but too few. */
    public static final class SlowException extends IOException {

        private static final long serialVersionUID = 1L;

        private final long bytes;
        private final Duration time;

        public SlowException(long bytes, Duration time) {
            this.bytes = bytes;
            this.time = time;
        }

        public long bytes() {
            return bytes;
        }

        public Duration time() {
            return time;
        }
    }

    /** No byte came in time. */
    public static final class StalledException extends IOException {

        private static final long serialVersionUID = 1L;

        private final Duration limit;

        public StalledException(Duration limit) {
            this.limit = limit;
        }

        public Duration limit() {
            return limit;
        }
    }
}
