package io.jenkins.plugins.monitoringimages.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What logs in at an address. It is asked anew for each address that a request is sent on to, so that a secret stays with
 * the server that it is meant for.
 */
@FunctionalInterface
public interface Authorization {

    /** The value of the header {@code Authorization}, secret; nothing for a server that is not to have it. */
    Optional<String> at(URI uri);

    /** Logs in nowhere. */
    static Authorization none() {
        return uri -> Optional.empty();
    }

    /** Logs in at one server, which is one scheme, host and port, and at no other. */
    static Authorization only(URI server, String header) {
        return uri -> sameServer(server, uri) ? Optional.of(header) : Optional.empty();
    }

    /**
     * The header's value for {@code user:password}.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617, the Basic scheme</a>
     */
    static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    /** A login as it stands in an address, without its percent signs; a {@code +} means itself there. */
    static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Whether two addresses have the same scheme, host and port. */
    static boolean sameServer(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI uri) {
        return uri.getPort() != -1 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
