package io.jenkins.plugins.monitoringimages.docker.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import io.jenkins.plugins.monitoringimages.docker.engine.FakeEngine;
import io.jenkins.plugins.monitoringimages.docker.engine.SocketServer;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamingTransportTest {

    private static final StreamedBody.Content ENDLESS = out -> {
        while (true) {
            out.write(new byte[1 << 16]);
        }
    };

    @TempDir
    Path folder;

    @Property(tries = 30)
    void whatIsWrittenArrives(
            @ForAll @IntRange(max = 3_000_000) int size, @ForAll @IntRange(min = 1, max = 200_000) int step)
            throws Exception {
        byte[] sent = new byte[size];
        new Random(size).nextBytes(sent);
        StreamedBody.Content context = out -> {
            for (int from = 0; from < size; from += step) {
                out.write(sent, from, Math.min(step, size - from));
            }
        };
        CompletableFuture<byte[]> received = new CompletableFuture<>();
        try (FakeEngine engine = new FakeEngine().answering("/archive", exchange -> {
                    received.complete(exchange.getRequestBody().readAllBytes());
                    exchange.sendResponseHeaders(200, -1);
                });
                StreamingTransport transport = transportTo(engine.host());
                Response response = transport.execute(request(new StreamedBody("build context", context)))) {
            assertThat(response.getStatusCode()).isEqualTo(200);
            assertThat(received.get()).isEqualTo(sent);
        }
    }

    @Test
    void theAnswerIsPassedOn() throws Exception {
        try (FakeEngine engine = new FakeEngine().answering("/archive", 404, "{\"message\": \"no such container\"}");
                StreamingTransport transport = transportTo(engine.host());
                Response response = transport.execute(request(new StreamedBody("build context", out -> out.write('x'))))) {
            assertThat(response.getStatusCode()).isEqualTo(404);
            assertThat(response.getHeader("content-type")).isEqualTo("application/json");
            assertThat(response.getBody().readAllBytes()).asString().isEqualTo("{\"message\": \"no such container\"}");
            assertThat(engine.requests).containsExactly("PUT /containers/some/archive");
        }
    }

    @Test
    void aContextThatBreaksOffIsNotTakenForTheWhole() throws Exception {
        StreamedBody.Content broken = out -> {
            out.write(new byte[200_000]);
            out.close();
            throw new BuildException("the tarball is damaged");
        };
        StreamedBody body = new StreamedBody("build context", broken);
        CompletableFuture<byte[]> received = new CompletableFuture<>();
        try (SocketServer server = new SocketServer(
                        folder.resolve("socket"),
                        client -> received.complete(Channels.newInputStream(client).readAllBytes()));
                StreamingTransport transport = transportTo(server.host())) {
            assertThatThrownBy(() -> transport.execute(request(body))).isInstanceOf(UncheckedIOException.class);

            assertThat(new String(received.get(), StandardCharsets.ISO_8859_1)).doesNotEndWith("\r\n0\r\n\r\n");
            assertThatThrownBy(body::rethrowFailure)
                    .isExactlyInstanceOf(BuildException.class)
                    .hasMessage("the tarball is damaged");
            assertThat(body.isWhole()).isFalse();
        }
    }

    @Test
    void anAnswerToAContextThatTheEngineDidNotReadToItsEndIsHeard() throws Exception {
        StreamedBody body = new StreamedBody("build context", ENDLESS);
        try (SocketServer server = new SocketServer(folder.resolve("socket"), client -> {
                    SocketServer.readUntil(client, "\r\n\r\n");
                    SocketServer.write(client, "HTTP/1.1 500 Oops\r\nContent-Length: 9\r\n\r\ndisk full");
                });
                StreamingTransport transport = transportTo(server.host());
                Response response = transport.execute(request(body))) {
            assertThat(response.getStatusCode()).isEqualTo(500);
            assertThat(response.getBody().readAllBytes()).asString().isEqualTo("disk full");
            body.rethrowFailure();
        }
    }

    @Test
    void anEngineThatHangsUpWithoutAWordIsAnError() throws Exception {
        StreamedBody body = new StreamedBody("build context", ENDLESS);
        try (SocketServer server =
                        new SocketServer(folder.resolve("socket"), client -> SocketServer.readUntil(client, "\r\n\r\n"));
                StreamingTransport transport = transportTo(server.host())) {
            assertThatThrownBy(() -> transport.execute(request(body))).isInstanceOf(UncheckedIOException.class);

            assertThat(body.isRefused()).isTrue();
            body.rethrowFailure();
        }
    }

    @Test
    void closingEndsTheWritingOfAContextThatNobodyTakes() throws Exception {
        CountDownLatch writes = new CountDownLatch(1);
        CountDownLatch tested = new CountDownLatch(1);
        StreamedBody body = new StreamedBody("build context", out -> {
            writes.countDown();
            ENDLESS.writeTo(out);
        });
        try (SocketServer server = new SocketServer(folder.resolve("socket"), client -> await(tested));
                StreamingTransport transport = transportTo(server.host())) {
            CompletableFuture<?> request = CompletableFuture.runAsync(() -> transport.execute(request(body)));
            writes.await();

            transport.close();
            body.awaitEnd();

            assertThatThrownBy(request::get).isInstanceOf(ExecutionException.class);
            body.rethrowFailure();
        } finally {
            tested.countDown();
        }
    }

    @Test
    void nothingIsWrittenOnceTheRequestWasGivenUp() throws Exception {
        StreamedBody body = new StreamedBody("build context", out -> {
            throw new AssertionError("written");
        });
        try (FakeEngine engine = new FakeEngine();
                StreamingTransport transport = transportTo(engine.host())) {
            transport.close();

            assertThatThrownBy(() -> transport.execute(request(body)))
                    .hasRootCauseMessage("the request has been given up");
            assertThat(engine.requests).isEmpty();
        }
    }

    @Test
    void aContextThatCannotBeReadIsNotTheEnginesFault() throws Exception {
        StreamedBody body = new StreamedBody("build context", out -> {
            throw new IOException("the disk is gone");
        });

        assertThatThrownBy(() -> body.writeTo(OutputStream.nullOutputStream())).hasMessage("the disk is gone");
        assertThatThrownBy(body::rethrowFailure)
                .isInstanceOf(ImageException.class)
                .hasMessage("The build context could not be read: the disk is gone");
    }

    @Test
    void aContextThatIsTooMuchForTheMachineEndsTheRequestToo() throws Exception {
        StreamedBody body = new StreamedBody("build context", out -> {
            throw new OutOfMemoryError("Java heap space");
        });
        try (FakeEngine engine = new FakeEngine();
                StreamingTransport transport = transportTo(engine.host())) {
            assertThatThrownBy(() -> transport.execute(request(body)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasRootCauseMessage("Java heap space");
        }
    }

    @Test
    void otherBodiesAreNotCarried() {
        InputStream other = new ByteArrayInputStream(new byte[1]);
        try (StreamingTransport transport = transportTo(new DockerHost("tcp://127.0.0.1:1", null))) {
            assertThatThrownBy(() -> transport.execute(request(other))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static StreamingTransport transportTo(DockerHost host) {
        return new StreamingTransport(host, null, Duration.ofSeconds(10));
    }

    private static Request request(InputStream body) {
        return Request.builder().method(Request.Method.PUT).path("/containers/some/archive").body(body).build();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
