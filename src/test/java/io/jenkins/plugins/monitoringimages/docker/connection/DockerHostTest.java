package io.jenkins.plugins.monitoringimages.docker.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerHostTest {

    private static final DockerTls KEYS = DockerTls.ofContents("a secret key", "a certificate", "an authority");

    @Test
    void theSpecWinsOverTheEnvironment() {
        assertThat(DockerHost.of("unix:///run/a.sock", Map.of("DOCKER_HOST", "unix:///run/b.sock")).address())
                .isEqualTo("unix:///run/a.sock");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void withoutAHostInTheSpecTheEnvironmentDecides(String spec) {
        assertThat(DockerHost.of(spec, Map.of("DOCKER_HOST", "unix:///run/b.sock")).address())
                .isEqualTo("unix:///run/b.sock");
    }

    @Test
    void withoutAnyHostTheUsualSocketIsTaken() {
        assertThat(DockerHost.of("", Map.of("DOCKER_HOST", "")).address()).isEqualTo("unix:///var/run/docker.sock");
    }

    @ParameterizedTest
    @CsvSource({
        "tcp://pi:2375,           tcp://pi:2375",
        "tcp://pi,                tcp://pi:2375",
        "TCP://Pi:2375/,          tcp://pi:2375",
        "http://pi:80/docker/,    tcp://pi:80/docker",
        "https://pi,              tcp://pi:2376",
        "tcp://127.0.0.1:1,       tcp://127.0.0.1:1",
        "tcp://[::1]:2375,        tcp://[::1]:2375",
        "unix:///run/docker.sock, unix:///run/docker.sock"
    })
    void anAddressIsTakenInItsUsualForms(String given, String taken) {
        assertThat(DockerHost.of(given, Map.of()).address()).isEqualTo(taken);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/var/run/docker.sock", "unix://", "unix://run/docker.sock", "unix:///run/with space", "unix:///run/a\nb",
        "tcp://", "tcp://:2375", "tcp://pi:0", "tcp://pi:70000", "tcp://pi:2375?x=y", "tcp://pi:2375#x", "tcp://a b:1",
        "ssh://pi", "fd://", "pi:2375", "tcp:pi", "unix:///run/ä.sock"
    })
    void anythingElseIsRefusedAndTheAllowedIsNamed(String address) {
        assertThatThrownBy(() -> DockerHost.of(address, Map.of()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("allowed: unix:// and the absolute path of a socket");
    }

    @Test
    void aPathThatNoSocketCanHaveIsRefused() {
        assertThatThrownBy(() -> DockerHost.of("unix:///" + "x".repeat(107), Map.of()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("at most 107 characters of path");
    }

    @Test
    void namedPipesAreRefusedByName() {
        assertThatThrownBy(() -> DockerHost.of("npipe:////./pipe/docker_engine", Map.of()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("named pipes of Windows are not supported");
    }

    @Test
    void aPasswordInAnAddressIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> DockerHost.of("tcp://user:hidden@pi:2375", Map.of()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageNotContaining("hidden");
    }

    @Test
    void tlsIsOnWhereTheEnvironmentWantsIt() {
        Map<String, String> environment =
                Map.of("DOCKER_HOST", "tcp://pi", "DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", "/certs");

        DockerHost host = DockerHost.of("", environment);

        assertThat(host.address()).isEqualTo("tcp://pi:2376");
        assertThat(host.tls()).isEqualTo(DockerTls.ofFolder("/certs"));
    }

    @Test
    void tlsWithoutAFolderTakesTheOneBelowHome() {
        Map<String, String> environment = Map.of("DOCKER_TLS_VERIFY", "yes", "HOME", "/home/coop");

        assertThat(DockerHost.of("tcp://pi", environment).tls()).isEqualTo(DockerTls.ofFolder("/home/coop/.docker"));
    }

    @Test
    void anEmptyVariableDoesNotTurnTlsOn() {
        assertThat(DockerHost.of("tcp://pi", Map.of("DOCKER_TLS_VERIFY", "", "DOCKER_CERT_PATH", "/certs")).tls())
                .isNull();
    }

    @Test
    void anHttpsAddressIsSecuredByWhatJavaTrustsWhereThereAreNoKeys() {
        assertThat(DockerHost.of("https://pi", Map.of()).tls()).isEqualTo(DockerTls.ofContents(null, null, null));
    }

    @Test
    void aSocketHasNoTls() {
        assertThat(DockerHost.of("", Map.of("DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", "/certs")).tls()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "unix:///var/run/docker.sock, true",
        "tcp://localhost:2375,        true",
        "tcp://127.0.0.5:2375,        true",
        "tcp://[::1]:2375,            true",
        "tcp://pi:2375,               false",
        "tcp://127.example.org:2375,  false",
        "tcp://192.0.2.1:2375,        false"
    })
    void onlyAnEngineOnThisMachineIsLocal(String address, boolean local) {
        assertThat(DockerHost.of(address, Map.of()).isLocal()).isEqualTo(local);
    }

    @Test
    void keysAreNotShown() {
        assertThat(new DockerHost("tcp://pi", KEYS).toString()).isEqualTo("tcp://pi:2376 with TLS");
        assertThat(KEYS.toString()).doesNotContain("secret");
    }

    @Test
    void travelsToAnAgent() throws Exception {
        DockerHost host = new DockerHost("tcp://pi", KEYS);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(host);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(host);
        }
    }
}
