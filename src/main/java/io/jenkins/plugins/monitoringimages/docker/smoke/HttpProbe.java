package io.jenkins.plugins.monitoringimages.docker.smoke;

import io.jenkins.plugins.monitoringimages.image.smoke.WebEndpoint;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;

/** Asks over HTTP, without a proxy. Java's small client does, since a bigger one takes longer to load than to ask. */
final class HttpProbe implements ReadinessProbe {

    private static final int CONNECT_MILLIS = 500;
    private static final int READ_MILLIS = 2000;
    private static final int MOST_FAILED_ROUTES = 2;

    private final String address;
    private final int port;
    private final WebEndpoint endpoint;
    private final String where;
    private int failedRoutes;

    /**
     * @param port at this address, which may be another than in the container
     * @param where the address is, in words
     */
    HttpProbe(String address, int port, WebEndpoint endpoint, String where) {
        this.address = address;
        this.port = port;
        this.endpoint = endpoint;
        this.where = where;
    }

    @Override
    public Optional<String> ask(Duration waited) {
        if (failedRoutes >= MOST_FAILED_ROUTES) {
            return Optional.empty();
        }
        try {
            return endpoint.guarded() ? askGuarded() : ask("http");
        } catch (SocketTimeoutException | NoRouteToHostException e) {
            failedRoutes++;
            return Optional.empty();
        } catch (IOException e) {
            // Refused or reset: nobody listens yet.
            return Optional.empty();
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
        URL url = URI.create(scheme + "://" + address + ":" + port + endpoint.path()).toURL();
        HttpURLConnection connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setInstanceFollowRedirects(false);
        if (connection instanceof HttpsURLConnection secured) {
            AnyCertificate.accept(secured);
        }
        try {
            int status = connection.getResponseCode();
            boolean ready = endpoint.guarded() ? status > 0 && status < 500 : status == 200;
            return ready ? Optional.of(endpoint.path() + " answered " + status + " " + where) : Optional.empty();
        } finally {
            connection.disconnect();
        }
    }
}
