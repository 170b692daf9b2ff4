package io.jenkins.plugins.monitoringimages.docker.smoke;

import io.jenkins.plugins.monitoringimages.image.smoke.WebEndpoint;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;

/** One question over HTTP. Another thread may close it, which ends it wherever it stands. */
final class HttpAsk implements Callable<Optional<String>>, AutoCloseable {

    private static final int CONNECT_MILLIS = 500;
    private static final int READ_MILLIS = 2000;
    private static final int PAUSE_MILLIS = 50;

    private final String server;
    private final WebEndpoint endpoint;
    private final String where;
    private volatile HttpURLConnection connection;
    private boolean closed;
    private volatile boolean done;

    /**
     * @param server address and port
     * @param where that is, in words
     */
    HttpAsk(String server, WebEndpoint endpoint, String where) {
        this.server = server;
        this.endpoint = endpoint;
        this.where = where;
    }

    /** @return how it was seen ready, or nothing if it answered otherwise */
    @Override
    public Optional<String> call() throws IOException {
        try {
            return endpoint.guarded() ? askGuarded() : ask("http");
        } finally {
            done = true;
        }
    }

    /** What guards it is not known: a server with TLS would answer plain HTTP too, with an error that says nothing. */
    private Optional<String> askGuarded() throws IOException {
        try {
            return ask("https");
        } catch (SSLException e) {
            if (String.valueOf(e.getMessage()).matches(".*(certificate_required|bad_certificate).*")) {
                return Optional.of(endpoint.path() + " wants a client certificate " + where);
            }
            return ask("http");
        }
    }

    private Optional<String> ask(String scheme) throws IOException {
        URL url = URI.create(scheme + "://" + server + endpoint.path()).toURL();
        HttpURLConnection asked = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
        asked.setConnectTimeout(CONNECT_MILLIS);
        asked.setReadTimeout(READ_MILLIS);
        asked.setInstanceFollowRedirects(false);
        if (asked instanceof HttpsURLConnection secured) {
            AnyCertificate.accept(secured);
        }
        begin(asked);
        try {
            int status = asked.getResponseCode();
            boolean ready = endpoint.guarded() ? status > 0 && status < 500 : status == 200;
            return ready ? Optional.of(endpoint.path() + " answered " + status + " " + where) : Optional.empty();
        } finally {
            asked.disconnect();
        }
    }

    private synchronized void begin(HttpURLConnection asked) throws IOException {
        if (closed) {
            throw new IOException("the time is over");
        }
        connection = asked;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (connection != null && !done) {
            Thread closing = new Thread(this::disconnect, "monitoring-images-probe-end");
            closing.setDaemon(true);
            closing.start();
        }
    }

    /** Again and again: a connection that is just being opened does not notice the first time. */
    private void disconnect() {
        try {
            while (!done) {
                connection.disconnect();
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            // Nobody interrupts it.
        }
    }
}
