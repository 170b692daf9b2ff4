package io.jenkins.plugins.monitoringimages.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerTls;
import io.jenkins.plugins.monitoringimages.docker.connection.Limits;
import io.jenkins.plugins.monitoringimages.docker.connection.TlsContext;
import io.jenkins.plugins.monitoringimages.docker.transport.StreamedBody;
import io.jenkins.plugins.monitoringimages.docker.transport.StreamingTransport;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that speaks TLS as an engine with {@code --tlsverify} does: it wants a client certificate. */
class TlsEngineTest {

    private static TestKeys authority;
    private static TestKeys server;
    private static TestKeys client;

    @TempDir
    Path folder;

    private FakeEngine engine;

    @BeforeAll
    static void makeKeys() throws Exception {
        authority = TestKeys.authority();
        server = authority.sign(
                TestKeys.pair("RSA", 2048), "engine", new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        client = authority.sign(TestKeys.pair("RSA", 2048), "client");
    }

    @BeforeEach
    void start() throws Exception {
        engine = FakeEngine.withTls(TlsContext.of(tls(server, authority))).speaking("1.24", "1.41");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void keysGivenAsTextsAreUsed() throws Exception {
        assertThat(versionWith(tls(client, authority))).isEqualTo("99.1");
    }

    @Test
    void keysOfAnEllipticCurveAreUsed() throws Exception {
        assertThat(versionWith(tls(authority.sign(TestKeys.pair("EC", 256), "client"), authority))).isEqualTo("99.1");
    }

    @Test
    void keysInPkcs8AreUsed() throws Exception {
        DockerTls tls =
                DockerTls.ofContents(client.keyPkcs8Pem(), client.certificatePem(), authority.certificatePem());

        assertThat(versionWith(tls)).isEqualTo("99.1");
    }

    @Test
    void keysInTheDirectoryOfTheEnvironmentAreUsed() throws Exception {
        Files.writeString(folder.resolve("key.pem"), client.keyPem());
        Files.writeString(folder.resolve("cert.pem"), client.certificatePem());
        Files.writeString(folder.resolve("ca.pem"), authority.certificatePem());
        Map<String, String> environment = Map.of(
                "DOCKER_HOST", engine.address(), "DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", folder.toString());

        try (Connection connection = open(DockerHost.of("", environment))) {
            assertThat(connection.engine().host()).isEqualTo(engine.address());
        }
    }

    @Test
    void longRequestsAreSecuredToo() throws Exception {
        engine.answering("/json", 200, "[]");
        try (Connection connection = open(engine.host().withTls(tls(client, authority)))) {
            assertThat(connection.clientOfItsOwn().listImagesCmd().exec()).isEmpty();
        }
    }

    @Test
    void contextsAreSecuredToo() throws Exception {
        CompletableFuture<byte[]> received = new CompletableFuture<>();
        engine.answering("/archive", exchange -> {
            received.complete(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
        });
        StreamedBody body = new StreamedBody("build context", out -> out.write("the files".getBytes(StandardCharsets.US_ASCII)));
        try (Connection connection = open(engine.host().withTls(tls(client, authority)));
                DockerClient sender = connection.clientOfABody()) {
            sender.copyArchiveToContainerCmd("some").withRemotePath("/").withTarInputStream(body).exec();
        }

        assertThat(received.get()).asString().isEqualTo("the files");
    }

    @Test
    void contextsAreNotSentToAnEngineWhoseCertificateIsForAnotherName() throws Exception {
        TestKeys other = authority.sign(
                TestKeys.pair("RSA", 2048), "engine", new GeneralName(GeneralName.dNSName, "elsewhere.example.org"));
        try (FakeEngine impostor = FakeEngine.withTls(TlsContext.of(tls(other, authority)));
                StreamingTransport transport = new StreamingTransport(
                        impostor.host(), TlsContext.of(tls(client, authority)), Duration.ofSeconds(10))) {
            StreamedBody body = new StreamedBody("build context", out -> out.write('x'));

            assertThatThrownBy(() -> transport.execute(Request.builder().method("PUT").path("/archive").body(body).build()))
                    .hasCauseInstanceOf(SSLException.class);
            assertThat(impostor.requests).isEmpty();
        }
    }

    @Test
    void anEngineWhoseCertificateAnotherAuthoritySignedIsRefused() throws Exception {
        DockerTls tls = tls(client, TestKeys.authority());

        assertThatThrownBy(() -> versionWith(tls))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("The container engine at " + engine.address()
                        + " with TLS failed the TLS handshake (")
                .hasMessageContaining("check that the CA certificate is that of the engine");
    }

    @Test
    void anEngineWhoseCertificateIsForAnotherNameIsRefused() throws Exception {
        TestKeys other = authority.sign(
                TestKeys.pair("RSA", 2048), "engine", new GeneralName(GeneralName.dNSName, "elsewhere.example.org"));
        try (FakeEngine impostor = FakeEngine.withTls(TlsContext.of(tls(other, authority))).speaking("1.24", "1.41")) {
            DockerHost host = impostor.host().withTls(tls(client, authority));

            assertThatThrownBy(() -> open(host))
                    .isInstanceOf(ImageException.class)
                    .hasMessageEndingWith(
                            "has a certificate for another name; use the name in the certificate as the address");
            assertThat(impostor.requests).isEmpty();
        }
    }

    @Test
    void aClientWithoutACertificateLearnsThatOneIsNeeded() throws Exception {
        DockerTls tls = DockerTls.ofContents("", "", authority.certificatePem());

        assertThatThrownBy(() -> versionWith(tls))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("client certificate");
    }

    @Test
    void anEngineWithoutTlsIsNotSpokenToWithIt() throws Exception {
        try (GreetingServer plain = new GreetingServer("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            DockerHost host = new DockerHost(plain.address(), tls(client, authority));

            assertThatThrownBy(() -> open(host))
                    .isInstanceOf(ImageException.class)
                    .hasMessageContaining("whether the engine has TLS turned on");
        }
    }

    @Test
    void aKeyWithoutACertificateIsAnError() throws Exception {
        DockerTls tls = DockerTls.ofContents(client.keyPem(), "", authority.certificatePem());

        assertThatThrownBy(() -> versionWith(tls))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("the certificate is missing");
    }

    @Test
    void aDamagedKeyIsAnErrorThatDoesNotShowIt() throws Exception {
        String damaged = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n";
        DockerTls tls = DockerTls.ofContents(damaged, client.certificatePem(), authority.certificatePem());

        assertThatThrownBy(() -> versionWith(tls))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("TLS client key")
                .hasMessageNotContaining("c2VjcmV0");
    }

    @Test
    void aTextThatIsNoCertificateIsAnError() throws Exception {
        DockerTls tls = DockerTls.ofContents(client.keyPem(), client.certificatePem(), "no certificate");

        assertThatThrownBy(() -> versionWith(tls)).isInstanceOf(ImageException.class).hasMessageContaining("TLS");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> versionWith(DockerTls.ofFolder(folder.toString())))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining(folder + "/key.pem cannot be read");
    }

    private String versionWith(DockerTls tls) throws Exception {
        try (Connection connection = open(engine.host().withTls(tls))) {
            return connection.engine().version();
        }
    }

    private static Connection open(DockerHost host) throws Exception {
        return Connection.open(host, Limits.STANDARD);
    }

    private static DockerTls tls(TestKeys own, TestKeys signer) throws Exception {
        return DockerTls.ofContents(own.keyPem(), own.certificatePem(), signer.certificatePem());
    }
}
