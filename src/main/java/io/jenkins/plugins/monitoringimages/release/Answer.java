package io.jenkins.plugins.monitoringimages.release;

import java.io.Closeable;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a server answered. Closing it ends the transfer of its body.
 *
 * @param asked the address that was asked first
 * @param uri the one that answered, after redirects
 */
record Answer(URI asked, URI uri, int status, HttpHeaders headers, TimedBody body) implements Closeable {

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The announced number of bytes; nothing where none, or no number, is announced. */
    OptionalLong length() {
        try {
            return headers.firstValueAsLong("Content-Length");
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    boolean isWebPage() {
        return header("Content-Type").map(type -> type.startsWith("text/html")).orElse(false);
    }

    String shown() {
        return Redirects.show(asked);
    }

    @Override
    public void close() {
        body.close();
    }
}
