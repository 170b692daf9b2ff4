package io.jenkins.plugins.monitoringimages.http;

import io.jenkins.plugins.monitoringimages.model.SecretText;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;

/** The addresses through which one request is sent on, and where that must end. */
public final class Redirects {

    /** How often a request is sent on at most. */
    static final int MOST = 10;

    private final URI first;
    private final Set<URI> seen = new LinkedHashSet<>();

    public Redirects(URI first) {
        this.first = first;
        seen.add(first);
    }

    /**
     * Where a redirect leads.
     *
     * @param from the address that answered with it
     * @param location as the server wrote it, relative or absolute
     * @throws HttpException if it leads in a circle, too far, from https to http, or out of the web
     */
    public URI next(URI from, String location) throws HttpException {
        URI to = resolve(from, location);
        boolean https = "https".equalsIgnoreCase(to.getScheme());
        if (to.getHost() == null || !https && !"http".equalsIgnoreCase(to.getScheme())) {
            throw new HttpException(show(first) + " redirects to something other than an http or https address");
        }
        checkPort(to);
        if ("https".equalsIgnoreCase(from.getScheme()) && !https) {
            throw new HttpException(show(first) + " redirects from https to " + show(to)
                    + ", which is not encrypted; it is not followed there");
        }
        if (!seen.add(to)) {
            throw new HttpException(show(first) + " redirects in a circle, through " + show(to));
        }
        if (seen.size() > MOST + 1) {
            throw new HttpException(show(first) + " redirects more than " + MOST + " times");
        }
        return to;
    }

    /** Java takes any number for a port, and fails only when it has connected to nothing. */
    static void checkPort(URI uri) throws HttpException {
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new HttpException("The address " + show(uri) + " has no possible port; allowed: 1 to 65535");
        }
    }

    /** Where a relative or absolute address leads. */
    public static URI resolve(URI from, String location) throws HttpException {
        try {
            return from.resolve(location.replace(" ", "%20"));
        } catch (IllegalArgumentException e) {
            throw new HttpException(show(from) + " redirects to something that is no address", e);
        }
    }

    /** An address as it may be shown: login and query, which can hold secrets, are left out. */
    public static String show(URI uri) {
        String port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        if (uri.getHost() == null) {
            // Such as http://user:pass/word@host, in which the path is a part of the password.
            return SecretText.value(uri.toString().replaceFirst("[?#].*", ""));
        }
        return uri.getScheme() + "://" + uri.getHost() + port + path;
    }
}
