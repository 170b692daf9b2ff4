package io.jenkins.plugins.monitoringimages.stack.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.monitoringimages.testing.Golden;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeFileTest {

    private static final Map<String, String> SECRETS = Map.of("grafana_admin_password", "./secrets/grafana_admin_password");

    @TempDir
    Path directory;

    @Test
    void startsEachServiceWithItsDataSecretsAndHealthCheck() {
        assertThat(ComposeFile.of(services("2.53.5"), SECRETS)).isEqualTo(Golden.text(getClass(), "compose.yaml"));
    }

    @Test
    void anotherVersionChangesOneLine() {
        List<String> before = ComposeFile.of(services("2.53.4"), SECRETS).lines().toList();
        List<String> after = ComposeFile.of(services("2.53.5"), SECRETS).lines().toList();

        assertThat(after.stream().filter(line -> !before.contains(line)))
                .containsExactly("    image: 'registry.example.org/coop/prometheus:2.53.5'");
    }

    @Test
    void composeReadsIt() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/docker-compose")), "there is no docker-compose here");
        Files.writeString(directory.resolve("compose.yaml"), ComposeFile.of(services("2.53.5"), SECRETS));
        Path output = directory.resolve("output");

        int code = new ProcessBuilder("docker-compose", "-f", "compose.yaml", "config")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();

        assertThat(code).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output)).contains("TEXT: a $$HOME of 100%");
    }

    private static List<ComposeService> services(String version) {
        return List.of(
                new ComposeService(
                        "prometheus",
                        "registry.example.org/coop/prometheus:" + version,
                        List.of("127.0.0.1:9090:9090"),
                        "/prometheus",
                        Map.of(),
                        List.of("/bin/promtool", "query", "instant", "http://127.0.0.1:9090", "vector(1)"),
                        List.of()),
                new ComposeService("exporter", "exporter@sha256:" + "0".repeat(64), List.of(), "", Map.of(), List.of(), List.of()),
                new ComposeService(
                        "grafana",
                        "grafana:12.2.0",
                        List.of("3000:3000"),
                        "/var/lib/grafana",
                        Map.of("TEXT", "a $HOME of 100%", "GF_SECURITY_ADMIN_PASSWORD__FILE", "/run/secrets/grafana_admin_password"),
                        List.of(),
                        List.of("grafana_admin_password")));
    }
}
