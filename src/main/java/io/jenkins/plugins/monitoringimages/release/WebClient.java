package io.jenkins.plugins.monitoringimages.release;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import javax.net.ssl.SSLException;

/** Sends one request after another until something other than a redirect answers, and sorts failures by their cure. */
final class WebClient {

    private static final String USER_AGENT = "monitoring-images";

    private final HttpSettings settings;
    private final ProxyRules proxies;
    private final Clock clock;
    private HttpClient client;

    WebClient(HttpSettings settings, Clock clock) {
        this.settings = settings;
        this.proxies = new ProxyRules(settings);
        this.clock = clock;
    }

    /**
     * Asks for an address and follows redirects.
     *
     * @return an answer of status 2xx or 404, which the caller closes
     * @throws TransientException if it is worth another attempt
     */
    Answer get(Mirror mirror, URI uri, Map<String, String> headers)
            throws TransientException, ReleaseException, InterruptedException {
        Redirects redirects = new Redirects(uri);
        Answer answer = ask(mirror, uri, uri, headers);
        while (isRedirect(answer)) {
            answer.close();
            answer = ask(mirror, uri, redirects.next(answer.uri(), location(answer)), headers);
        }
        return sorted(answer);
    }

    /** Asks for an address and follows no redirect. */
    Answer getWithoutFollowing(Mirror mirror, URI uri)
            throws TransientException, ReleaseException, InterruptedException {
        Answer answer = ask(mirror, uri, uri, Map.of());
        return isRedirect(answer) ? answer : sorted(answer);
    }

    static boolean isRedirect(Answer answer) {
        return switch (answer.status()) {
            case 301, 302, 303, 307, 308 -> answer.header("Location").isPresent();
            default -> false;
        };
    }

    static String location(Answer answer) {
        return answer.header("Location").orElseThrow();
    }

    /** Why a transfer failed, as something that another attempt may mend. */
    TransientException failure(URI uri, IOException e) {
        String shown = Redirects.show(uri);
        String via = proxies.proxyFor(uri).map(proxy -> " through the proxy " + proxy).orElse("");
        if (e instanceof HttpConnectTimeoutException) {
            return new TransientException("No connection to " + shown + via + " within "
                    + settings.connectTimeout().toSeconds() + " s", e);
        }
        if (e instanceof HttpTimeoutException || e instanceof TimedBody.StalledException) {
            return new TransientException(shown + via + " sent nothing for "
                    + settings.stallTimeout().toMillis() + " ms", e);
        }
        if (e instanceof ConnectException) {
            return new TransientException("No connection to " + shown + via
                    + (isUnresolved(e) ? ": the name of the host is not known" : ""), e);
        }
        return new TransientException("The connection to " + shown + via + " broke off", e);
    }

    private Answer ask(Mirror mirror, URI asked, URI uri, Map<String, String> headers)
            throws TransientException, ReleaseException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(settings.stallTimeout())
                .setHeader("User-Agent", USER_AGENT);
        headers.forEach(request::setHeader);
        mirror.authorization(uri).ifPresent(login -> request.setHeader("Authorization", login));
        proxies.proxyFor(uri)
                .flatMap(HttpProxy::authorization)
                .ifPresent(login -> request.setHeader("Proxy-Authorization", login));
        try {
            HttpResponse<TimedBody> response =
                    client().send(request.build(), info -> new TimedBody(settings.stallTimeout()));
            return new Answer(asked, uri, response.statusCode(), response.headers(), response.body());
        } catch (SSLException e) {
            throw new ReleaseException("No encrypted connection to " + Redirects.show(uri) + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw failure(uri, e);
        }
    }

    private Answer sorted(Answer answer) throws TransientException, ReleaseException {
        int status = answer.status();
        if (status / 100 == 2 || status == 404) {
            return answer;
        }
        answer.close();
        String failure = answer.shown() + " answered " + status;
        if (status == 408 || status == 429 || status / 100 == 5) {
            throw new TransientException(failure, retryAfter(answer));
        }
        throw new ReleaseException(failure + switch (status) {
            case 401, 403 -> "; check that the mirror may be read, and its login";
            case 407 -> proxyLogin(answer);
            default -> "; check the mirror";
        });
    }

    private String proxyLogin(Answer answer) {
        boolean given = proxies.proxyFor(answer.uri()).flatMap(HttpProxy::authorization).isPresent();
        return given
                ? "; check the login of the proxy (for https, Java sends it only if it was started with"
                        + " -Djdk.http.auth.tunneling.disabledSchemes=)"
                : "; the proxy wants a login, which is given as http://user:password@host:port";
    }

    /** @return null where the server names no time, or not a readable one */
    private Duration retryAfter(Answer answer) {
        String text = answer.header("Retry-After").orElse("").trim();
        if (text.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            Duration wait = Duration.between(clock.instant(), until);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean isUnresolved(Throwable e) {
        return e instanceof UnresolvedAddressException || e.getCause() != null && isUnresolved(e.getCause());
    }

    /** Made when it is first needed: a build that finds all in the cache does without its threads. */
    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(settings.connectTimeout())
                    .proxy(proxies)
                    .build();
        }
        return client;
    }
}
