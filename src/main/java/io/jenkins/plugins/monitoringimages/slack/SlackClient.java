package io.jenkins.plugins.monitoringimages.slack;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.notify.Delivery;
import io.jenkins.plugins.monitoringimages.notify.NotifyException;
import io.jenkins.plugins.monitoringimages.http.HttpProxy;
import io.jenkins.plugins.monitoringimages.http.Pause;
import io.jenkins.plugins.monitoringimages.http.Tls;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.nio.channels.UnresolvedAddressException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Delivers messages to one destination.
 *
 * <p>A message that Slack cannot take for now (429, 5xx) and one whose connection broke is sent again, so that it may
 * rarely arrive twice. One for which no answer came in time is not, as Slack most likely has it. Redirects are not
 * followed, since they would carry the secret to another host.
 */
public final class SlackClient {

    private static final int LONGEST_ANSWER = 64 * 1024;

    private final SlackDestination destination;
    private final SecretMask mask;
    private final DeliveryOptions options;
    private final Pause pause;
    private final HttpClient http;

    /** @throws InvalidValueException if the options do not allow the destination's host; says nothing of the secret */
    public SlackClient(SlackDestination destination, DeliveryOptions options, Pause pause) {
        options.hosts().check(destination.address());
        this.destination = destination;
        this.mask = destination.mask();
        this.options = options;
        this.pause = pause;
        this.http = client(options);
    }

    /**
     * @param thread the first message of the thread to which this one belongs; empty for a message of its own
     * @param alsoInChannel whether a message in a thread is seen in the channel too
     * @return the thread, of which this message is the first where none was given; always empty for a webhook
     * @throws NotifyException if Slack did not take it, with what Slack said and what to do about it
     */
    public Delivery post(SlackMessage message, String thread, boolean alsoInChannel)
            throws NotifyException, InterruptedException {
        HttpRequest request = request(message.json(envelope(thread, alsoInChannel)));
        Duration backOff = options.http().retry().backOff();
        for (int attempt = 1; ; attempt++) {
            SlackAnswer answer = send(request);
            if (answer.isTaken()) {
                return new Delivery(thread.isEmpty() ? answer.timestamp() : thread);
            }
            if (!answer.again() || attempt > options.http().retry().retries()) {
                throw failure(answer, attempt == 1 ? "" : ". Gave up after " + attempt + " attempts");
            }
            Duration wait = answer.waitAskedFor().orElse(backOff);
            if (wait.compareTo(options.http().retry().longestWait()) > 0) {
                throw failure(answer, ". It asks to wait for " + wait.toSeconds() + " s, which is too long");
            }
            pause.pause(wait);
            backOff = backOff.multipliedBy(2);
        }
    }

    /** Where it delivers to, without the secret. */
    @Override
    public String toString() {
        return destination.toString();
    }

    private Map<String, Object> envelope(String thread, boolean alsoInChannel) {
        if (destination.isWebhook()) {
            return Map.of();
        }
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("channel", destination.channel());
        if (!thread.isEmpty()) {
            envelope.put("thread_ts", thread);
            envelope.put("reply_broadcast", alsoInChannel);
        }
        return envelope;
    }

    private HttpRequest request(byte[] json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(destination.address())
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json));
        if (!destination.isWebhook()) {
            request.header("Authorization", "Bearer " + destination.token());
        }
        proxy().flatMap(HttpProxy::authorization).ifPresent(login -> request.header("Proxy-Authorization", login));
        return request.build();
    }

    /** One attempt. The time-out is for the whole of it, since the client's own one ends where the answer begins. */
    private SlackAnswer send(HttpRequest request) throws InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> future =
                http.sendAsync(request, head -> new BoundedBody(LONGEST_ANSWER));
        try {
            HttpResponse<byte[]> answer = future.get(options.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return SlackAnswer.read(answer, destination.isWebhook(), mask);
        } catch (TimeoutException e) {
            return SlackAnswer.hopeless("no answer within " + options.timeout().toMillis()
                    + " ms. It may have the message nevertheless; check network and proxy");
        } catch (ExecutionException e) {
            return broken(e.getCause());
        } finally {
            future.cancel(true);
        }
    }

    private SlackAnswer broken(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String text = "the connection" + proxy().map(proxy -> " through the proxy " + proxy).orElse("") + " failed: "
                + reason(failure, root) + ". Check network and proxy";
        return failure instanceof IOException ? SlackAnswer.broken(text) : SlackAnswer.hopeless(text);
    }

    /** In words; Java's own are for programmers. */
    private static String reason(Throwable failure, Throwable root) {
        if (failure instanceof SSLException tls) {
            return Tls.explain(tls);
        }
        if (root instanceof UnresolvedAddressException) {
            return "the name of the host is not known";
        }
        if (failure instanceof HttpConnectTimeoutException) {
            return "nobody answered in time";
        }
        return failure instanceof ConnectException ? "nobody listens there" : "it broke off";
    }

    private Optional<HttpProxy> proxy() {
        return options.http().proxyFor(destination.address());
    }

    /** Without a cause: its text and that of its own causes could not be cleared of the secret. */
    private NotifyException failure(SlackAnswer answer, String addition) {
        String text = "Slack did not take the message for " + destination + ": " + answer.problem() + addition + ".";
        return new NotifyException(mask.apply(text));
    }

    private static HttpClient client(DeliveryOptions options) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(options.http().limits().connect())
                .proxy(options.http().proxySelector())
                .build();
    }
}
