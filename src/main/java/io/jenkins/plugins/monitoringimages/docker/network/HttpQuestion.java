package io.jenkins.plugins.monitoringimages.docker.network;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Asks a container of this machine over HTTP, without a proxy. */
public final class HttpQuestion {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 5_000;
    private static final int LONGEST = 1 << 20;

    private final String address;
    private final int port;

    public HttpQuestion(String address, int port) {
        this.address = address;
        this.port = port;
    }

    /** The body of an answer with status 200; empty for any other one, or none. */
    public Optional<String> get(String path) {
        return ask(path, "");
    }

    /** The same of a request with a JSON document. */
    public Optional<String> post(String path, String json) {
        return ask(path, json);
    }

    private Optional<String> ask(String path, String json) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://" + address + ":" + port + path).toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            connection.setInstanceFollowRedirects(false);
            if (!json.isEmpty()) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", "application/json");
                connection.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
            }
            try {
                return connection.getResponseCode() == 200 ? Optional.of(body(connection)) : Optional.empty();
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            // Nobody listens there yet.
            return Optional.empty();
        }
    }

    private static String body(HttpURLConnection connection) throws IOException {
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
        }
    }
}
