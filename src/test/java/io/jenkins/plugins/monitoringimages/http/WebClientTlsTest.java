package io.jenkins.plugins.monitoringimages.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.jenkins.plugins.monitoringimages.testing.TestCertificate;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers whose certificates are not as they should be, and a proxy that takes no login. */
class WebClientTlsTest {

    @TempDir
    Path directory;

    private HttpsServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void takesACertificateOfATrustedAuthority() throws Exception {
        TestCertificate certificate = TestCertificate.in(directory);

        try (Answer answer = client(trusting(certificate)).send(WebRequest.get(serve(certificate, "localhost")))) {
            assertThat(answer.status()).isEqualTo(200);
        }
    }

    @Test
    void refusesOneThatNobodySigned() throws Exception {
        URI uri = serve(TestCertificate.in(directory), "localhost");

        assertThatThrownBy(() -> client(Tls.platform()).send(WebRequest.get(uri)))
                .isInstanceOf(HttpException.class)
                .hasMessage("No encrypted connection to " + uri + ": its certificate is signed by nobody who is trusted here");
    }

    @Test
    void refusesOneThatHasExpired() throws Exception {
        TestCertificate certificate = TestCertificate.expired(directory);
        URI uri = serve(certificate, "localhost");

        assertThatThrownBy(() -> client(trusting(certificate)).send(WebRequest.get(uri)))
                .isInstanceOf(HttpException.class)
                .hasMessage("No encrypted connection to " + uri + ": its certificate is not valid at this time");
    }

    @Test
    void refusesOneOfAnotherName() throws Exception {
        TestCertificate certificate = TestCertificate.in(directory);
        URI uri = serve(certificate, "127.0.0.2");

        assertThatThrownBy(() -> client(trusting(certificate)).send(WebRequest.get(uri)))
                .isInstanceOf(HttpException.class)
                .hasMessage("No encrypted connection to " + uri + ": its certificate is for another name");
    }

    @Test
    void saysThatAProxyTakesNoLoginForATunnel() throws Exception {
        try (ServerSocket proxy = new ServerSocket(0)) {
            Thread answering = new Thread(() -> refuseLogins(proxy));
            answering.setDaemon(true);
            answering.start();
            HttpProxy wrong = new HttpProxy("127.0.0.1", proxy.getLocalPort(), "geoff", "wrong");
            WebClient client = new WebClient(
                    HttpSettings.defaults().withProxies(null, wrong, List.of()), Clock.systemUTC(), Tls.platform());

            assertThatThrownBy(() -> client.send(WebRequest.get(URI.create("https://releases.invalid/a"))))
                    .isInstanceOf(HttpException.class)
                    .hasMessageContaining("proxy")
                    .hasMessageContaining("login")
                    .hasMessageNotContainingAny("null", "Exception", "java", "wrong");
        }
    }

    private URI serve(TestCertificate certificate, String host) throws Exception {
        server = HttpsServer.create(new InetSocketAddress(host, 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return URI.create("https://" + host + ":" + server.getAddress().getPort() + "/a");
    }

    private static WebClient client(Tls tls) {
        return new WebClient(HttpSettings.defaults(), Clock.systemUTC(), tls);
    }

    private static Tls trusting(TestCertificate certificate) throws Exception {
        SSLContext context = Trust.with(Files.readAllBytes(certificate.certificate()));
        return uri -> Optional.of(context);
    }

    private static void refuseLogins(ServerSocket proxy) {
        try {
            while (true) {
                try (Socket client = proxy.accept()) {
                    client.getInputStream().read(new byte[4096]);
                    client.getOutputStream().write(("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic"
                                    + " realm=\"proxy\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException e) {
            // The test is over.
        }
    }
}
