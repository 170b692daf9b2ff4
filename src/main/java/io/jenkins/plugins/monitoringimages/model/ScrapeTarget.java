package io.jenkins.plugins.monitoringimages.model;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host and port that Prometheus asks for metrics, or sends alerts to.
 *
 * @param host a DNS name (underscores allowed, as Compose makes such), an IPv4 address, or an IPv6 address without
 *     brackets
 * @param port 1 to 65535, or 0 where none was given and the scheme decides
 */
public record ScrapeTarget(String host, int port) implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_HOST = 253;
    private static final Pattern SYNTAX =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.%\\w]{2,64})\\]|([A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_.])?))(?::(\\d{1,5}))?");
    private static final String ALLOWED =
            "host:port such as coop:8081 or [::1]:9100, without a scheme and without a path (port 1 to 65535)";

    /** @throws InvalidValueException if it is a URL, has a path, or is no host with a port in range */
    public static ScrapeTarget parse(String text) {
        Matcher matcher = SYNTAX.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            throw new InvalidValueException(text, ALLOWED);
        }
        String host = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        int port = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        if (host.length() > LONGEST_HOST || port > 65_535 || matcher.group(3) != null && port == 0) {
            throw new InvalidValueException(text, ALLOWED);
        }
        return new ScrapeTarget(host, port);
    }

    @Override
    public String toString() {
        String shownHost = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == 0 ? shownHost : shownHost + ":" + port;
    }
}
