package io.jenkins.plugins.monitoringimages.http;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * An HTTP proxy.
 *
 * @param host its name or address
 * @param port 1 to 65535
 * @param username empty where it wants no login
 * @param password secret: it is in no log, message or {@link #toString}
 */
public record HttpProxy(String host, int port, String username, String password) implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int DEFAULT_PORT = 80;
    private static final String ALLOWED =
            "the address of an HTTP proxy such as http://proxy:3128, or http://user:password@proxy:3128";

    public HttpProxy {
        if (host == null || host.isBlank() || port < 1 || port > 65_535) {
            throw new InvalidValueException(host + ":" + port, ALLOWED);
        }
    }

    /** A proxy that wants no login. */
    public static HttpProxy of(String host, int port) {
        return new HttpProxy(host, port, "", "");
    }

    /**
     * @param text as in the variable {@code http_proxy}: an address with or without {@code http://}; port 80 where none
     *     is given
     * @throws InvalidValueException if it is something else; the message does not show a password
     */
    public static HttpProxy parse(String text) {
        String address = text.contains("://") ? text : "http://" + text;
        try {
            URI uri = new URI(address);
            if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
                throw new InvalidValueException(text, ALLOWED);
            }
            String login = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
            int colon = login.indexOf(':');
            return new HttpProxy(
                    uri.getHost(),
                    uri.getPort() == -1 ? DEFAULT_PORT : uri.getPort(),
                    Authorization.decode(colon < 0 ? login : login.substring(0, colon)),
                    Authorization.decode(colon < 0 ? "" : login.substring(colon + 1)));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new InvalidValueException(text, ALLOWED);
        }
    }

    /** The header {@code Proxy-Authorization}, secret; nothing where it wants no login. */
    public Optional<String> authorization() {
        return username.isEmpty() ? Optional.empty() : Optional.of(Authorization.basic(username + ":" + password));
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
