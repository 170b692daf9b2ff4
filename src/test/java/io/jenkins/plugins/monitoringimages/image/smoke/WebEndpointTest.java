package io.jenkins.plugins.monitoringimages.image.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebEndpointTest {

    private static final WebEndpoint.Flags FLAGS = new WebEndpoint.Flags(
            List.of("--web.listen-address"),
            List.of("--web.route-prefix"),
            List.of("--web.external-url"),
            List.of("--web.telemetry-path"),
            List.of("--web.config.file"));

    @Test
    void withoutFlagsItStaysWhereItIs() {
        assertThat(of("--config.file=/etc/prometheus/prometheus.yml"))
                .isEqualTo(new WebEndpoint(9090, "/-/ready", "", false));
    }

    @ParameterizedTest
    @CsvSource({
        ":9191,           9191",
        "0.0.0.0:80,      80",
        "[::]:9191,       9191",
        "localhost:9191,  9191",
        "9191,            9090",
        ":http,           9090",
        ":0,              9090",
        ":70000,          9090"
    })
    void theListenAddressMovesThePort(String address, int port) {
        assertThat(of("--web.listen-address=" + address).port()).isEqualTo(port);
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.org/prom/,        /prom/-/ready",
        "https://example.org:8443/a/b,    /a/b/-/ready",
        "http://example.org,              /-/ready",
        "http://example.org/,             /-/ready",
        "example.org/prom?x=/y,           /prom/-/ready",
        "/prom,                           /prom/-/ready"
    })
    void theExternalAddressMovesThePath(String url, String path) {
        assertThat(of("--web.external-url=" + url).path()).isEqualTo(path);
    }

    @Test
    void aRoutePrefixCountsMoreThanTheExternalAddress() {
        assertThat(of("--web.route-prefix=/", "--web.external-url=http://example.org/prom").path()).isEqualTo("/-/ready");
        assertThat(of("--web.route-prefix=inner/", "--web.external-url=http://example.org/prom").path())
                .isEqualTo("/inner/-/ready");
    }

    @Test
    void aTelemetryPathTakesThePlaceOfThePath() {
        assertThat(of("--web.telemetry-path=/m", "--web.route-prefix=/inner")).isEqualTo(
                new WebEndpoint(9090, "/inner/m", "/inner", false));
        assertThat(of("--web.telemetry-path=").path()).isEqualTo("/-/ready");
    }

    @Test
    void aProgramWithoutSuchFlagsStaysWhereItIs() {
        WebEndpoint.Flags none = new WebEndpoint.Flags(List.of(), List.of(), List.of(), List.of(), List.of());

        assertThat(WebEndpoint.of(3000, "/api/health", none, List.of("--web.listen-address=:1")))
                .isEqualTo(new WebEndpoint(3000, "/api/health", "", false));
    }

    @Test
    void aFlagMayHaveItsValueInTheNextArgument() {
        assertThat(of("--web.listen-address", ":9191", "--web.route-prefix", "/p"))
                .isEqualTo(new WebEndpoint(9191, "/p/-/ready", "/p", false));
    }

    @Test
    void theLastFlagOfANameCounts() {
        assertThat(of("--web.listen-address=:1", "--web.listen-address=:2").port()).isEqualTo(2);
    }

    @Test
    void aWebConfigurationMayGuardIt() {
        assertThat(of("--web.config.file=/etc/prometheus/web.yml").guarded()).isTrue();
        assertThat(of("--web.config.file=").guarded()).isFalse();
    }

    @Property
    void whateverTheFlagsItIsAnAddress(@ForAll List<String> arguments, @ForAll String value) {
        WebEndpoint endpoint = WebEndpoint.of(9090, "/-/ready", FLAGS, List.of("--web.external-url=" + value, "--web.listen-address=" + value));

        assertThat(endpoint.port()).isBetween(1, 65_535);
        assertThat(endpoint.path()).startsWith("/").endsWith("/-/ready");
        assertThat(WebEndpoint.of(9090, "/-/ready", FLAGS, arguments).path()).endsWith("/-/ready");
    }

    private static WebEndpoint of(String... arguments) {
        return WebEndpoint.of(9090, "/-/ready", FLAGS, List.of(arguments));
    }
}
