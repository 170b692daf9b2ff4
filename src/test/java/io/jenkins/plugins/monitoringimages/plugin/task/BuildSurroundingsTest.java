package io.jenkins.plugins.monitoringimages.plugin.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildSurroundingsTest {

    @Test
    void sendsNothingButWhatDownloadsAndTheEngineNeed() {
        Map<String, String> environment = Map.of(
                "DOCKER_HOST", "tcp://docker:2376", "HTTPS_PROXY", "http://proxy", "no_proxy", "here",
                "DEPLOY_TOKEN", "secret", "DOCKER_PASSWORD", "secret");

        assertThat(BuildSurroundings.passedOn(environment)).containsOnlyKeys("DOCKER_HOST", "HTTPS_PROXY", "no_proxy");
    }

    @Test
    void labelsAnImageWithTheRevisionOfItsSources() {
        String revision = "0123456789abcdef0123456789abcdef01234567";

        assertThat(BuildSurroundings.labels(Map.of("GIT_COMMIT", revision)))
                .containsExactly(Map.entry("org.opencontainers.image.revision", revision));
        assertThat(BuildSurroundings.labels(Map.of("GIT_COMMIT", "main\nUSER root"))).isEmpty();
        assertThat(BuildSurroundings.labels(Map.of())).isEmpty();
    }
}
