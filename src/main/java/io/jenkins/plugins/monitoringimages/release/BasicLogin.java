package io.jenkins.plugins.monitoringimages.release;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * User and password, as they stand in an address and in a header.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617, the Basic scheme</a>
 */
final class BasicLogin {

    private BasicLogin() {}

    /** The header's value for {@code user:password}. */
    static String header(String login) {
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    /** A part of an address without its percent signs; a {@code +} means itself there. */
    static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
