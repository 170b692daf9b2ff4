package io.jenkins.plugins.monitoringimages.release;

import java.io.Serializable;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How releases are downloaded. It can be sent to another machine, with the proxy's password in it.
 *
 * @param proxyForHttp null for none
 * @param proxyForHttps null for none
 * @param noProxy hosts that are asked directly: {@code *}, a host (which stands for its subdomains too),
 *     {@code .domain}, a pattern with {@code *}, an address, a network such as {@code 10.0.0.0/8}; each but the last
 *     may carry a {@code :port}. This machine itself is always asked directly.
 * @param connectTimeout for a connection to be made
 * @param stallTimeout for the next byte to come
 * @param retries attempts after the first one, 0 or more
 * @param backOff before the first retry; it doubles with each further one
 * @param longestWait that a server may ask for by Retry-After; where it asks for more, the download fails at once
 */
public record HttpSettings(
        HttpProxy proxyForHttp,
        HttpProxy proxyForHttps,
        List<String> noProxy,
        Duration connectTimeout,
        Duration stallTimeout,
        int retries,
        Duration backOff,
        Duration longestWait)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    public HttpSettings {
        noProxy = List.copyOf(noProxy);
    }

    /** No proxy, 10 s to connect, 30 s for the next byte, 4 retries after 1, 2, 4 and 8 s, 60 s of Retry-After. */
    public static HttpSettings defaults() {
        return new HttpSettings(
                null, null, List.of(), Duration.ofSeconds(10), Duration.ofSeconds(30), 4, Duration.ofSeconds(1),
                Duration.ofMinutes(1));
    }

    /**
     * The defaults with the proxies named by {@code http_proxy}, {@code https_proxy} and {@code no_proxy}. Each is read
     * in upper case where it is absent in lower case, as curl does.
     *
     * @throws io.jenkins.plugins.monitoringimages.model.InvalidValueException if one does not name a proxy
     */
    public static HttpSettings fromEnvironment(Map<String, String> environment) {
        List<String> direct = variable(environment, "no_proxy").stream()
                .flatMap(value -> Arrays.stream(value.split("[\\s,]+")))
                .filter(entry -> !entry.isEmpty())
                .toList();
        return defaults().withProxies(
                variable(environment, "http_proxy").map(HttpProxy::parse).orElse(null),
                variable(environment, "https_proxy").map(HttpProxy::parse).orElse(null),
                direct);
    }

    /** The proxy through which an address is asked, or nothing where it is asked directly. */
    public Optional<HttpProxy> proxyFor(URI uri) {
        return new ProxyRules(this).proxyFor(uri);
    }

    /** {@link #proxyFor} for the platform's HTTP client, which does not learn logins from it. */
    public ProxySelector proxySelector() {
        return new ProxyRules(this);
    }

    /** The same with other proxies; null for none. */
    public HttpSettings withProxies(HttpProxy http, HttpProxy https, List<String> direct) {
        return new HttpSettings(
                http, https, direct, connectTimeout, stallTimeout, retries, backOff, longestWait);
    }

    /** The same with another time-out for the next byte. */
    public HttpSettings withStallTimeout(Duration timeout) {
        return new HttpSettings(
                proxyForHttp, proxyForHttps, noProxy, connectTimeout, timeout, retries, backOff, longestWait);
    }

    /** The same with another number of retries. */
    public HttpSettings withRetries(int number) {
        return new HttpSettings(
                proxyForHttp, proxyForHttps, noProxy, connectTimeout, stallTimeout, number, backOff, longestWait);
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .map(environment::get)
                .filter(value -> value != null && !value.isBlank())
                .map(String::trim)
                .findFirst();
    }
}
