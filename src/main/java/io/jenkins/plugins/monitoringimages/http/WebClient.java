package io.jenkins.plugins.monitoringimages.http;

import io.jenkins.plugins.monitoringimages.http.body.RequestBody;
import io.jenkins.plugins.monitoringimages.http.body.TimedBody;
import io.jenkins.plugins.monitoringimages.http.body.UploadStream.UnreadableException;
import io.jenkins.plugins.monitoringimages.http.body.UploadStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/**
 * Sends requests and follows redirects where that is wanted; sorts failures into those that another attempt may mend and the
 * others. What a status means is for the caller to say. Safe for several threads.
 */
public final class WebClient {

    private static final String USER_AGENT = "monitoring-images";
    private static final int SMALL_BODY = 1 << 16;
    private static final int LOOKS = 10;

    private final HttpSettings settings;
    private final ProxyRules proxies;
    private final Clock clock;
    private final Tls tls;
    private final Map<Optional<SSLContext>, HttpClient> clients = new HashMap<>();

    /** @param clock tells how far away the date of a Retry-After is */
    public WebClient(HttpSettings settings, Clock clock, Tls tls) {
        this.settings = settings;
        this.proxies = new ProxyRules(settings);
        this.clock = clock;
        this.tls = tls;
    }

    /**
     * @return an answer of any status but 407, which the caller closes
     * @throws TransientException if no answer came, which another attempt may mend
     * @throws HttpException if none can come: a redirect in a circle or out of https, a certificate, a proxy's login
     */
    public Answer send(WebRequest request) throws TransientException, HttpException, InterruptedException {
        Redirects.checkPort(request.uri());
        Redirects redirects = new Redirects(request.uri());
        WebRequest current = request;
        Answer answer = ask(current, request.uri());
        while (request.follows() && answer.isRedirect()) {
            answer.close();
            URI to = redirects.next(answer.uri(), answer.header("Location").orElseThrow());
            current = current.redirected(answer.status(), to);
            answer = ask(current, request.uri());
        }
        if (answer.status() == 407) {
            answer.close();
            throw new HttpException(answer.shown() + " answered 407" + proxyLogin(answer.uri()));
        }
        return answer;
    }

    private Answer ask(WebRequest request, URI asked) throws TransientException, HttpException, InterruptedException {
        URI uri = request.uri();
        AtomicLong sent = new AtomicLong();
        HttpRequest.Builder built = HttpRequest.newBuilder(uri).setHeader("User-Agent", USER_AGENT);
        built.method(request.method(), request.body().map(body -> publisher(body, sent))
                .orElse(HttpRequest.BodyPublishers.noBody()));
        request.headers().forEach(built::setHeader);
        request.login().at(uri).ifPresent(login -> built.setHeader("Authorization", login));
        proxies.proxyFor(uri)
                .flatMap(HttpProxy::authorization)
                .ifPresent(login -> built.setHeader("Proxy-Authorization", login));
        boolean large = request.body().map(body -> body.length() > SMALL_BODY).orElse(false);
        Duration silence = large ? settings.limits().stall() : settings.limits().answer();
        CompletableFuture<HttpResponse<TimedBody>> future = client(uri)
                .sendAsync(built.build(), info -> new TimedBody(settings.limits().stall(), clock));
        try {
            HttpResponse<TimedBody> response = await(future, sent, silence);
            TimedBody body = response.body() == null ? TimedBody.empty() : response.body();
            return new Answer(asked, uri, response.statusCode(), response.headers(),
                    retryAfter(response.headers()), body, e -> failure(asked, e));
        } catch (SSLException e) {
            String why = "No encrypted connection to " + Redirects.show(uri) + ": " + Tls.explain(e);
            if (Tls.mayPass(e)) {
                throw new TransientException(why, e);
            }
            throw new HttpException(why, e);
        } catch (IOException e) {
            Optional<UnreadableException> unreadable = UnreadableException.behind(e);
            if (unreadable.isPresent()) {
                throw new HttpException("What is to be sent to " + Redirects.show(asked) + " cannot be read: "
                        + unreadable.get().getMessage(), e);
            }
            throw failure(asked, e);
        } finally {
            future.cancel(true);
        }
    }

    /** Waits as long as something of the request's body still leaves, and then for the answer. */
    private static <T> T await(CompletableFuture<T> future, AtomicLong sent, Duration silence)
            throws IOException, InterruptedException {
        long before = 0;
        for (int silent = 0; ; ) {
            try {
                return future.get(Math.max(1, silence.toMillis() / LOOKS), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                long now = sent.get();
                silent = now == before ? silent + 1 : 0;
                before = now;
                if (silent == LOOKS) {
                    throw new TimedBody.StalledException(silence);
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
            }
        }
    }

    private static HttpRequest.BodyPublisher publisher(RequestBody body, AtomicLong sent) {
        return body.length() == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.fromPublisher(
                        HttpRequest.BodyPublishers.ofInputStream(() -> new UploadStream(body, sent)), body.length());
    }

    /** Why a transfer failed, as something that another attempt may mend. */
    private TransientException failure(URI uri, IOException e) {
        String shown = Redirects.show(uri);
        String via = proxies.proxyFor(uri).map(proxy -> " through the proxy " + proxy).orElse("");
        if (e instanceof HttpConnectTimeoutException) {
            return new TransientException(
                    "No connection to " + shown + via + " within " + shown(settings.limits().connect()), e);
        }
        if (e instanceof TimedBody.StalledException stalled) {
            return new TransientException(shown + via + " sent nothing for " + shown(stalled.limit()), e);
        }
        if (e instanceof TimedBody.SlowException slow) {
            return new TransientException(shown + via + " sent no more than " + slow.bytes() + " bytes in "
                    + slow.time().toSeconds() + " s, which is too slow", e);
        }
        if (e instanceof HttpTimeoutException) {
            return new TransientException(shown + via + " did not answer in time", e);
        }
        if (e instanceof ConnectException) {
            return new TransientException("No connection to " + shown + via
                    + (isUnresolved(e) ? ": the name of the host is not known" : ""), e);
        }
        return new TransientException("The connection to " + shown + via + " broke off", e);
    }

    private String proxyLogin(URI uri) {
        boolean given = proxies.proxyFor(uri).flatMap(HttpProxy::authorization).isPresent();
        return given
                ? "; check the login of the proxy (for https, Java sends it only if it was started with"
                        + " -Djdk.http.auth.tunneling.disabledSchemes=)"
                : "; the proxy wants a login, which is given as http://user:password@host:port";
    }

    /** Nothing where the server names no time, or not a readable one. */
    private Optional<Duration> retryAfter(HttpHeaders headers) {
        String text = headers.firstValue("Retry-After").orElse("").trim();
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            ZonedDateTime until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration wait = Duration.between(clock.instant(), until.toInstant());
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return rateLimitReset(headers);
        }
    }

    /** GitHub names the second at which its rate limit begins anew. */
    private Optional<Duration> rateLimitReset(HttpHeaders headers) {
        String reset = headers.firstValue("x-ratelimit-reset").orElse("").trim();
        if (!headers.firstValue("x-ratelimit-remaining").orElse("").trim().equals("0") || !reset.matches("\\d{1,10}")) {
            return Optional.empty();
        }
        Duration wait = Duration.between(clock.instant(), Instant.ofEpochSecond(Long.parseLong(reset)));
        return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    }

    private static boolean isUnresolved(Throwable e) {
        return e instanceof UnresolvedAddressException || e.getCause() != null && isUnresolved(e.getCause());
    }

    private static String shown(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    /** Made when it is first needed: a build that finds all in the cache does without its threads. */
    private synchronized HttpClient client(URI uri) throws HttpException {
        return clients.computeIfAbsent(tls.at(uri), context -> {
            HttpClient.Builder client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(settings.limits().connect())
                    .proxy(proxies);
            context.ifPresent(client::sslContext);
            return client.build();
        });
    }
}
