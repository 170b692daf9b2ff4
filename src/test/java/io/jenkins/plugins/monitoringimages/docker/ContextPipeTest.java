package io.jenkins.plugins.monitoringimages.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ContextPipeTest {

    @Property(tries = 30)
    void whatIsWrittenIsRead(
            @ForAll @IntRange(max = 3_000_000) int size, @ForAll @IntRange(min = 1, max = 200_000) int step)
            throws Exception {
        byte[] sent = new byte[size];
        new Random(size).nextBytes(sent);
        ContextPipe pipe = new ContextPipe();
        CompletableFuture<byte[]> received = CompletableFuture.supplyAsync(() -> readAll(pipe.readingEnd()));

        for (int from = 0; from < size; from += step) {
            pipe.writingEnd().write(sent, from, Math.min(step, size - from));
        }
        pipe.finish();

        assertThat(received.get()).isEqualTo(sent);
    }

    @Test
    void singleBytesAreCarried() throws Exception {
        ContextPipe pipe = new ContextPipe();
        pipe.writingEnd().write(7);
        pipe.writingEnd().write(255);
        pipe.finish();

        InputStream in = pipe.readingEnd();
        assertThat(new int[] {in.read(), in.read(), in.read()}).containsExactly(7, 255, -1);
    }

    @Test
    void theEndIsReadAgainAndAgain() throws Exception {
        ContextPipe pipe = new ContextPipe();
        pipe.finish();

        InputStream in = pipe.readingEnd();
        assertThat(new int[] {in.read(), in.read()}).containsExactly(-1, -1);
    }

    @Test
    void closingTheWritingEndDoesNotMakeAPartTheWhole() throws Exception {
        ContextPipe pipe = new ContextPipe();
        CompletableFuture<byte[]> received = CompletableFuture.supplyAsync(() -> readAll(pipe.readingEnd()));
        try (OutputStream out = pipe.writingEnd()) {
            out.write(new byte[100]);
        }
        pipe.breakOff();

        assertThatThrownBy(received::get)
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("the build context was broken off");
    }

    @Test
    void aWriterIsNotKeptWaitingWhenNobodyReadsAnyMore() {
        ContextPipe pipe = new ContextPipe();
        CompletableFuture<Void> written = CompletableFuture.runAsync(() -> {
            try {
                while (true) {
                    pipe.writingEnd().write(new byte[1 << 16]);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        pipe.breakOff();
        pipe.breakOff();

        assertThatThrownBy(written::get).hasRootCauseMessage("the build context was broken off");
    }

    @Test
    void interruptionEndsTheWriting() {
        ContextPipe pipe = new ContextPipe();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> pipe.writingEnd().write(1)).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static byte[] readAll(InputStream in) {
        try {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
