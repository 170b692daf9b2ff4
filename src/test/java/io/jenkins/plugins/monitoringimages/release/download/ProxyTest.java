package io.jenkins.plugins.monitoringimages.release.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.http.Authorization;
import io.jenkins.plugins.monitoringimages.http.HttpProxy;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import io.jenkins.plugins.monitoringimages.release.ReleaseOptions;
import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The release server stands in for a proxy here: it answers for any host with its own files. */
class ProxyTest {

    private static final String UNREACHABLE = "http://releases.invalid/prometheus/prometheus/releases/download";

    @TempDir
    Path directory;

    private SourceFixture fixture;

    @BeforeEach
    void start() {
        fixture = SourceFixture.prometheus(directory);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void asksTheProxy() throws Exception {
        fixture.with(HttpSettings.defaults().withProxies(proxy(), null, List.of()));

        assertThat(fetch(UNREACHABLE).sha256()).isEqualTo(fixture.release.sha256());
        assertThat(fixture.server.requests()).allMatch(r -> r.target().startsWith("http://releases.invalid/"));
    }

    @Test
    void logsInToTheProxy() throws Exception {
        HttpProxy proxy = new HttpProxy("127.0.0.1", fixture.server.port(), "geoff", "s3cret");
        fixture.with(HttpSettings.defaults().withProxies(proxy, null, List.of()));

        fetch(UNREACHABLE);

        assertThat(fixture.server.requests()).allMatch(
                r -> Authorization.basic("geoff:s3cret").equals(r.header("Proxy-Authorization")));
    }

    @Test
    void asksTheProxyForATunnelToAnHttpsMirror() {
        fixture.with(HttpSettings.defaults().withRetries(0).withProxies(null, proxy(), List.of()));

        assertThatThrownBy(() -> fetch("https://releases.invalid/download")).isInstanceOf(ReleaseException.class);
        assertThat(fixture.server.requests()).singleElement().satisfies(r -> {
            assertThat(r.method()).isEqualTo("CONNECT");
            assertThat(r.target()).isEqualTo("releases.invalid:443");
        });
    }

    @Test
    void leavesOutTheProxyForAHostOfNoProxy() {
        fixture.with(HttpSettings.defaults().withRetries(0).withProxies(proxy(), null, List.of(".invalid")));

        assertThatThrownBy(() -> fetch(UNREACHABLE))
                .hasMessageContaining("No connection to http://releases.invalid/")
                .hasMessageContaining("the name of the host is not known");
        assertThat(fixture.server.requests()).isEmpty();
    }

    @Test
    void namesTheProxyThatDoesNotAnswer() {
        fixture.server.close();
        fixture.with(HttpSettings.defaults().withRetries(0).withProxies(proxy(), null, List.of()));

        assertThatThrownBy(() -> fetch(UNREACHABLE))
                .hasMessageContaining("through the proxy 127.0.0.1:" + fixture.server.port());
    }

    private ReleaseTarball fetch(String mirror) throws ReleaseException, InterruptedException {
        return fixture.fetch(ReleaseOptions.of(mirror));
    }

    private HttpProxy proxy() {
        return HttpProxy.of("127.0.0.1", fixture.server.port());
    }
}
