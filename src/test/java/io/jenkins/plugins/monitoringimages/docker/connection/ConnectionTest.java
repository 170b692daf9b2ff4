package io.jenkins.plugins.monitoringimages.docker.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.docker.engine.FakeEngine;
import io.jenkins.plugins.monitoringimages.docker.engine.GreetingServer;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "1.12, 1.41, 1.41",
        "1.24, 1.44, 1.44",
        "1.44, 1.52, 1.44",
        "'',   1.43, 1.43"
    })
    void theNewestVersionThatBothSpeakIsChosen(String oldest, String newest, String chosen) throws Exception {
        try (FakeEngine engine = new FakeEngine().speaking(oldest, newest).answering("/images/json", 200, "[]");
                Connection connection = open(engine.host())) {
            assertThat(connection.client().listImagesCmd().exec()).isEmpty();

            assertThat(connection.engine().apiVersion()).isEqualTo(chosen);
            assertThat(engine.requests).containsExactly("GET /version", "GET /v" + chosen + "/images/json");
        }
    }

    @Test
    void anEngineThatIsTooNewIsAnError() throws Exception {
        try (FakeEngine engine = new FakeEngine().speaking("1.45", "1.60")) {
            assertThatThrownBy(() -> open(engine.host()))
                    .isInstanceOf(ImageException.class)
                    .hasMessage("The container engine at " + engine.address() + " speaks no Docker API before 1.45, "
                            + "and 1.44 is the newest that is known here; use an older engine, or a newer version of "
                            + "this project");
        }
    }

    @Test
    void anEngineThatIsTooOldIsAnError() throws Exception {
        try (FakeEngine engine = new FakeEngine().speaking("1.12", "1.40")) {
            assertThatThrownBy(() -> open(engine.host()))
                    .isInstanceOf(ImageException.class)
                    .hasMessage("The container engine at " + engine.address() + " speaks no Docker API after 1.40; allowed: "
                            + "1.41 or later, which Docker 20.10 brought");
        }
    }

    @Test
    void anEngineSaysWhoItIs() throws Exception {
        try (FakeEngine engine = new FakeEngine().speaking("1.24", "1.43");
                Connection connection = open(engine.host())) {
            assertThat(connection.engine().version()).isEqualTo("99.1");
            assertThat(connection.engine().platform()).isEqualTo("linux/amd64");
            assertThat(connection.engine().host()).isEqualTo(engine.address());
        }
    }

    @Test
    void aSocketThatIsNotThereIsAnError() {
        assertError("unix://" + folder.resolve("none.sock"), "there is no such socket; start the engine");
    }

    @Test
    void aSocketWithoutAnEngineIsAnError() throws Exception {
        Path socket = folder.resolve("left.sock");
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(socket));
        }
        assertError("unix://" + socket, "refuses connections; start the engine");
    }

    @Test
    void aSocketOfOthersIsAnErrorThatNamesTheGroup() {
        ImageException failure = ConnectionFailure.of(
                DockerHost.of("", Map.of()), new IllegalStateException(new SocketException("Permission denied")));

        assertThat(failure).hasMessageContaining("add the user to the group of the socket");
    }

    @Test
    void aPortWithoutAnEngineIsAnError() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertError("tcp://127.0.0.1:" + free, "refuses connections; start the engine, and check the address");
    }

    @Test
    void aNameThatNobodyHasIsAnError() {
        assertError("tcp://engine.invalid:2375", "its host name is not known");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "\"text\"", "<html>hello</html>", "null", ""})
    void aWebServerIsNotTakenForAnEngine(String answer) throws Exception {
        try (FakeEngine server = new FakeEngine().answering("/version", 200, answer)) {
            assertError(server.address(), "container engine with the Docker API");
        }
    }

    @Test
    void anAnswerThatNothingIsThereIsNotTakenForAnEngine() throws Exception {
        try (FakeEngine server = new FakeEngine()) {
            assertError(server.address(), "is not a container engine with the Docker API; check the address");
        }
    }

    @Test
    void anAddressThatIsGuardedIsAnError() throws Exception {
        try (FakeEngine server = new FakeEngine().answering("/version", 403, "no")) {
            assertError(server.address(), "refuses access (HTTP 403)");
        }
    }

    @Test
    void anEngineThatWantsTlsIsAnErrorThatSaysHow() throws Exception {
        String words = "Client sent an HTTP request to an HTTPS server.\n";
        try (FakeEngine server = new FakeEngine().answering("/version", 400, words)) {
            assertError(server.address(), "wants TLS; set DOCKER_TLS_VERIFY and DOCKER_CERT_PATH");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SSH-2.0-OpenSSH_9.2\r\n\r\n"})
    void aServerOfAnotherKindIsAnError(String greeting) throws Exception {
        try (GreetingServer server = new GreetingServer(greeting)) {
            assertError(server.address(), "check the address");
        }
    }

    private static Connection open(DockerHost host) throws Exception {
        return Connection.open(host, Limits.STANDARD);
    }

    private static void assertError(String address, String words) {
        assertThatThrownBy(() -> open(DockerHost.of(address, Map.of())))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining(address)
                .hasMessageContaining(words);
    }
}
