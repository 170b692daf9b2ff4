package io.jenkins.plugins.monitoringimages.http;

import io.jenkins.plugins.monitoringimages.http.body.TimedBody;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** What a server answered. Closing it ends the transfer of its body. */
public final class Answer implements Closeable {

    private final URI asked;
    private final URI uri;
    private final int status;
    private final HttpHeaders headers;
    private final Optional<Duration> retryAfter;
    private final TimedBody body;
    private final Function<IOException, TransientException> failures;

    /**
     * @param asked the address that was asked first
     * @param uri the one that answered
     * @param failures says what a failure of the body means
     */
    Answer(
            URI asked,
            URI uri,
            int status,
            HttpHeaders headers,
            Optional<Duration> retryAfter,
            TimedBody body,
            Function<IOException, TransientException> failures) {
        this.asked = asked;
        this.uri = uri;
        this.status = status;
        this.headers = headers;
        this.retryAfter = retryAfter;
        this.body = body;
        this.failures = failures;
    }

    public int status() {
        return status;
    }

    /** The address that answered, after redirects. */
    public URI uri() {
        return uri;
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    public HttpHeaders headers() {
        return headers;
    }

    /** The announced number of bytes; nothing where none, or no number, is announced. */
    public OptionalLong length() {
        try {
            return headers.firstValueAsLong("Content-Length");
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    public boolean isWebPage() {
        return header("Content-Type").map(type -> type.startsWith("text/html")).orElse(false);
    }

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Whether it sends on to another address. */
    public boolean isRedirect() {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> header("Location").isPresent();
            default -> false;
        };
    }

    /** Whether the same request may have another answer a little later: 408, 5xx and a rate limit. */
    public boolean mayPass() {
        return status == 408 || status / 100 == 5 || isRateLimit();
    }

    /** Whether too many requests were sent: 429, and 403 from servers that say it with that, such as GitHub. */
    public boolean isRateLimit() {
        return status == 429
                || status == 403
                        && (header("Retry-After").isPresent()
                                || header("x-ratelimit-remaining").map("0"::equals).orElse(false));
    }

    /** How long the server wants to be left alone; nothing where it does not say. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** The address that was asked, as it may be shown. */
    public String shown() {
        return Redirects.show(asked);
    }

    /** The next piece of the body; nothing at its end. */
    public Optional<ByteBuffer> next() throws TransientException, InterruptedException {
        try {
            return body.next();
        } catch (IOException e) {
            throw failures.apply(e);
        }
    }

    /**
     * The whole of a small body.
     *
     * @param most how many bytes it may have
     * @throws HttpException if it has more
     */
    public byte[] all(int most) throws TransientException, HttpException, InterruptedException {
        byte[] bytes = beginning(most + 1);
        if (bytes.length > most) {
            throw new HttpException(shown() + " is longer than " + most + " bytes");
        }
        return bytes;
    }

    /** The beginning of a body, such as the reason of a refusal; what comes after it is not waited for. */
    public byte[] beginning(int most) throws TransientException, InterruptedException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        for (Optional<ByteBuffer> piece = next(); piece.isPresent() && kept.size() < most; piece = next()) {
            byte[] bytes = new byte[Math.min(piece.get().remaining(), most - kept.size())];
            piece.get().get(bytes);
            kept.writeBytes(bytes);
        }
        return kept.toByteArray();
    }

    @Override
    public void close() {
        body.close();
    }
}
