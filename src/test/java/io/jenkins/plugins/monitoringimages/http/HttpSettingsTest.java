package io.jenkins.plugins.monitoringimages.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSettingsTest {

    @Test
    void hasNoProxyWhereTheEnvironmentNamesNone() {
        assertThat(HttpSettings.fromEnvironment(Map.of())).isEqualTo(HttpSettings.defaults());
    }

    @Test
    void readsTheProxiesOfTheEnvironment() {
        HttpSettings settings = HttpSettings.fromEnvironment(Map.of(
                "http_proxy", "http://one:3128/", "https_proxy", "two:8080", "no_proxy", "localhost, .lan,10.0.0.0/8"));

        assertThat(settings.proxyForHttp()).isEqualTo(HttpProxy.of("one", 3128));
        assertThat(settings.proxyForHttps()).isEqualTo(HttpProxy.of("two", 8080));
        assertThat(settings.noProxy()).containsExactly("localhost", ".lan", "10.0.0.0/8");
    }

    @Test
    void readsTheUpperCaseNamesWhereTheLowerCaseOnesAreAbsent() {
        HttpSettings settings = HttpSettings.fromEnvironment(Map.of(
                "HTTP_PROXY", "http://upper:1", "HTTPS_PROXY", "http://upper:2", "https_proxy", "http://lower:3"));

        assertThat(settings.proxyForHttp()).hasToString("upper:1");
        assertThat(settings.proxyForHttps()).hasToString("lower:3");
    }

    @Test
    void readsTheLoginOfAProxyWithoutItsPercentSigns() {
        HttpProxy proxy = HttpProxy.parse("http://geoff:p%40ss+word@proxy:3128");

        assertThat(proxy).isEqualTo(new HttpProxy("proxy", 3128, "geoff", "p@ss+word"));
    }

    @Test
    void doesNotShowThePasswordOfAProxy() {
        assertThat(HttpSettings.fromEnvironment(Map.of("http_proxy", "http://geoff:s3cret@proxy:3128")).toString())
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a:s3cret@proxy:1", "socks5://a:s3cret@proxy:1", "http://a:s3cret@pro xy:1",
        "http://a:s3cret@proxy:99999", "http://a:s3cret@:1"})
    void refusesWhatIsNoHttpProxyWithoutShowingItsPassword(String text) {
        assertThatThrownBy(() -> HttpProxy.parse(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("allowed: the address of an HTTP proxy")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void travelsToAnotherMachine() throws Exception {
        HttpSettings settings = HttpSettings.defaults()
                .withProxies(new HttpProxy("proxy", 1, "user", "password"), null, List.of("*.lan"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(settings);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(settings);
        }
    }

    @ParameterizedTest(name = "{0} is asked directly: {1}")
    @CsvSource({
        "http://releases.example/, false",
        "http://localhost:8080/, true",
        "http://127.0.0.1:8080/, true",
        "http://[::1]/, true",
        "http://lan/, true",
        "http://mirror.lan/, true",
        "http://LAN/, true",
        "http://plan/, false",
        "http://exact.example/, true",
        "http://sub.exact.example/, true",
        "http://a.glob.example/, true",
        "http://glob.example/, false",
        "http://10.1.2.3/, true",
        "http://11.1.2.3/, false",
        "http://192.168.7.7/, true",
        "http://192.168.7.8/, false",
        "http://[fd00::1]/, true",
        "http://ported:81/, true",
        "http://ported/, false"
    })
    void asksDirectlyWhatNoProxyNames(String address, boolean direct) {
        HttpSettings settings = HttpSettings.defaults().withProxies(
                HttpProxy.of("proxy", 3128),
                null,
                List.of(".lan", "exact.example", "*.glob.example", "10.0.0.0/8", "192.168.7.7", "fd00::/8",
                        "ported:81"));

        assertThat(new ProxyRules(settings).proxyFor(URI.create(address)).isEmpty()).isEqualTo(direct);
    }

    @Test
    void asksEverybodyDirectlyForAStar() {
        HttpSettings settings = HttpSettings.defaults().withProxies(HttpProxy.of("proxy", 1), null, List.of("*"));

        assertThat(new ProxyRules(settings).proxyFor(URI.create("http://any.example/"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/x", "10.0.0/8", "/", ":", "[", "*:*", "1.2.3.999"})
    void takesNoHarmFromANonsensicalEntry(String entry) {
        HttpSettings settings = HttpSettings.defaults().withProxies(HttpProxy.of("proxy", 1), null, List.of(entry));

        assertThat(new ProxyRules(settings).proxyFor(URI.create("http://10.0.0.1:1/"))).isPresent();
    }
}
