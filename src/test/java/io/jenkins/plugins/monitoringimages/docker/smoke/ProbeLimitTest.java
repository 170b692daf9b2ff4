package io.jenkins.plugins.monitoringimages.docker.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.connection.Limits;
import io.jenkins.plugins.monitoringimages.docker.engine.FakeEngine;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestRequest;
import io.jenkins.plugins.monitoringimages.image.smoke.WebEndpoint;
import io.jenkins.plugins.monitoringimages.model.Platform;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Containers that keep an ask busy and never come to an end, with limits made short. */
class ProbeLimitTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofHours(1);

    private final CountDownLatch answering = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private ServerSocket container;

    @BeforeEach
    void start() throws Exception {
        container = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread server = new Thread(this::trickle);
        server.setDaemon(true);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        container.close();
    }

    @Test
    void anAnswerThatTricklesIsGivenUp() throws Exception {
        assertThat(probe(false, SHORT).ask(Duration.ZERO)).isEmpty();
        // Nobody is let in any more; who is in stays.
        container.close();
        ended.await();
    }

    @Test
    void aHandshakeThatTricklesIsGivenUp() throws Exception {
        assertThat(probe(true, SHORT).ask(Duration.ZERO)).isEmpty();
        // Nobody is let in any more; who is in stays.
        container.close();
        ended.await();
    }

    @Test
    void interruptionEndsAnAsk() throws Exception {
        Thread caller = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            try {
                answering.await();
                caller.interrupt();
            } catch (InterruptedException e) {
                // The test is over.
            }
        });
        interrupter.start();

        assertThatThrownBy(() -> probe(false, LONG).ask(Duration.ZERO)).isInstanceOf(InterruptedException.class);
        ended.await();
    }

    @Test
    void aToolThatNeverStopsWritingIsGivenUp() throws Exception {
        try (FakeEngine engine = new FakeEngine()
                        .speaking("1.24", "1.41")
                        .answering("/exec", 201, "{\"Id\": \"1\"}")
                        .answering("/exec/1/start", this::writeForEver);
                Connection connection = Connection.open(engine.host(), Limits.STANDARD)) {
            SmokeTestRequest request = new SmokeTestRequest(
                    "sha256:1", Platform.parse("linux/amd64"), "/program", 9090, "/-/ready", LONG);
            ToolProbe probe = new ToolProbe(connection, request, "container", Duration.ZERO, SHORT);

            assertThat(probe.ask(Duration.ZERO)).isEmpty();
        }
    }

    private HttpProbe probe(boolean guarded, Duration limit) {
        WebEndpoint endpoint = new WebEndpoint(9090, "/-/ready", "", guarded);
        return new HttpProbe("127.0.0.1", container.getLocalPort(), endpoint, "here", limit);
    }

    /** A header that has no end, or what is far from TLS, a byte at a time until nobody listens. */
    private void trickle() {
        try (Socket client = container.accept()) {
            OutputStream answer = client.getOutputStream();
            boolean tls = client.getInputStream().read() == 0x16;
            // The head of a TLS record of 16,000 bytes, or that of an answer.
            answer.write(tls ? new byte[] {0x16, 3, 3, 0x3e, (byte) 0x80} : "HTTP/1.1 200 ".getBytes(StandardCharsets.US_ASCII));
            answering.countDown();
            while (true) {
                answer.write('O');
                Thread.sleep(5);
            }
        } catch (IOException e) {
            ended.countDown();
        } catch (InterruptedException e) {
            // Nobody does that.
        }
    }

    private void writeForEver(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Content-Type", "application/vnd.docker.raw-stream");
        exchange.sendResponseHeaders(200, 0);
        byte[] line = "still here\n".getBytes(StandardCharsets.US_ASCII);
        byte[] frame = ByteBuffer.allocate(8 + line.length).put((byte) 1).position(4).putInt(line.length).put(line).array();
        while (true) {
            exchange.getResponseBody().write(frame);
            exchange.getResponseBody().flush();
        }
    }
}
