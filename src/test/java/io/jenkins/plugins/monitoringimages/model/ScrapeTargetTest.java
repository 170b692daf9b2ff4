package io.jenkins.plugins.monitoringimages.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScrapeTargetTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9090", "coop:8081", "pi", "10.0.0.7:9100", "[::1]:9100", "[fe80::1%eth0]:9100",
        "node_exporter:9100", "a.b.example.org:443"})
    void takesAHostWithOrWithoutAPort(String text) {
        assertThat(ScrapeTarget.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://coop:8081", "coop:8081/metrics", "coop:0", "coop:65536", "coop:", ":9100", "::1",
        "coop :8081", "coop:8081\n", "a,b", "-coop:1"})
    void refusesWhatIsNoHostAndPort(String text) {
        assertThatThrownBy(() -> ScrapeTarget.parse(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("host:port such as coop:8081");
    }
}
