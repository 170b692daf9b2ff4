package io.jenkins.plugins.monitoringimages.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** A limit on the whole of a transfer, which fits its size. */
class TimedBodyTest {

    private static final Duration STALL = Duration.ofMinutes(5);

    private Instant now = Instant.EPOCH;
    private final TimedBody body = new TimedBody(STALL, clock());
    private boolean cancelled;

    @Test
    void aBodyThatTricklesForEverIsEnded() throws Exception {
        begin();
        receive(1, Duration.ofMinutes(4));
        assertThat(body.next()).isPresent();
        receive(1, Duration.ofMinutes(2));

        assertThatThrownBy(body::next).isInstanceOfSatisfying(TimedBody.SlowException.class, slow -> {
            assertThat(slow.bytes()).isEqualTo(2);
            assertThat(slow.time()).isEqualTo(Duration.ofMinutes(6));
        });
        assertThat(cancelled).isTrue();
    }

    @Test
    void aLargeBodyMayTakeLong() throws Exception {
        begin();
        for (int minute = 0; minute < 60; minute++) {
            receive(60 * TimedBody.SLOWEST, Duration.ofMinutes(1));
            assertThat(body.next()).isPresent();
        }
    }

    private void begin() {
        body.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {}

            @Override
            public void cancel() {
                cancelled = true;
            }
        });
    }

    private void receive(int bytes, Duration after) {
        now = now.plus(after);
        body.onNext(List.of(ByteBuffer.allocate(bytes)));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}
