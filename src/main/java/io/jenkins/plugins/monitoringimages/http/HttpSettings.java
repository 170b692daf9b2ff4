package io.jenkins.plugins.monitoringimages.http;

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
 * How HTTP is spoken. It can be sent to another machine, with the proxy's password in it.
 *
 * @param proxyForHttp null for none
 * @param proxyForHttps null for none
 * @param noProxy hosts that are asked directly: {@code *}, a host (which stands for its subdomains too),
 *     {@code .domain}, a pattern with {@code *}, an address, a network such as {@code 10.0.0.0/8}; each but the last
 *     may carry a {@code :port}. This machine itself is always asked directly.
 * @param limits on the silence of a server
 * @param retry how often a request is sent again
 */
public record HttpSettings(
        HttpProxy proxyForHttp, HttpProxy proxyForHttps, List<String> noProxy, TimeLimits limits, RetryRules retry)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    public HttpSettings {
        noProxy = List.copyOf(noProxy);
    }

    /** No proxy, and the defaults of {@link TimeLimits} and {@link RetryRules}. */
    public static HttpSettings defaults() {
        return new HttpSettings(null, null, List.of(), TimeLimits.defaults(), RetryRules.defaults());
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
        return new HttpSettings(http, https, direct, limits, retry);
    }

    /** The same with other limits on silence. */
    public HttpSettings withLimits(TimeLimits other) {
        return new HttpSettings(proxyForHttp, proxyForHttps, noProxy, other, retry);
    }

    /** The same with another limit on the silence between two bytes. */
    public HttpSettings withStallTimeout(Duration timeout) {
        return withLimits(new TimeLimits(limits.connect(), limits.answer(), timeout));
    }

    /** The same with other rules of trying again. */
    public HttpSettings withRetry(RetryRules other) {
        return new HttpSettings(proxyForHttp, proxyForHttps, noProxy, limits, other);
    }

    /** The same with another number of retries. */
    public HttpSettings withRetries(int number) {
        return withRetry(new RetryRules(number, retry.backOff(), retry.longestWait()));
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .map(environment::get)
                .filter(value -> value != null && !value.isBlank())
                .map(String::trim)
                .findFirst();
    }
}
