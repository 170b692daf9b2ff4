package io.jenkins.plugins.monitoringimages.docker.smoke;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Optional;

/** Asks over HTTP, without a proxy. Java's small client does, since a bigger one takes longer to load than to ask. */
final class HttpProbe implements ReadinessProbe {

    private static final int CONNECT_MILLIS = 500;
    private static final int READ_MILLIS = 2000;
    private static final int MOST_FAILED_ROUTES = 2;

    private final String address;
    private final int port;
    private final String path;
    private final String where;
    private int failedRoutes;

    /** @param where the address is, in words */
    HttpProbe(String address, int port, String path, String where) {
        this.address = address;
        this.port = port;
        this.path = path;
        this.where = where;
    }

    @Override
    public Optional<String> ask(Duration waited) {
        if (failedRoutes >= MOST_FAILED_ROUTES) {
            return Optional.empty();
        }
        try {
            URL url = URI.create("http://" + address + ":" + port + path).toURL();
            HttpURLConnection connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            connection.setInstanceFollowRedirects(false);
            try {
                return connection.getResponseCode() == 200
                        ? Optional.of(path + " answered 200 " + where)
                        : Optional.empty();
            } finally {
                connection.disconnect();
            }
        } catch (SocketTimeoutException | NoRouteToHostException e) {
            failedRoutes++;
            return Optional.empty();
        } catch (IOException e) {
            // Refused or reset: nobody listens yet.
            return Optional.empty();
        }
    }
}
