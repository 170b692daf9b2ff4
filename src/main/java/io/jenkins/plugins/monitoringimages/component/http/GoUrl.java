package io.jenkins.plugins.monitoringimages.component.http;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An address as Go's {@code url.Parse} takes it apart. That takes more than Java does, such as a bare name or an empty
 * port, and refuses other things.
 *
 * @param scheme in lower case; empty where there is none
 * @param host with its port; empty where there is none
 * @see <a href="https://pkg.go.dev/net/url#Parse">url.Parse</a>
 */
public record GoUrl(String scheme, String host) {

    private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*):(.*)", Pattern.DOTALL);
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f]");
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");
    /** In a host only bytes beyond ASCII, and the sign itself, may be escaped. */
    private static final Pattern BAD_ESCAPE_IN_HOST = Pattern.compile("%(?!25|[89a-fA-F][0-9a-fA-F])");
    private static final Pattern BAD_IN_HOST = Pattern.compile("[ \\\\^`{|}/?#@]");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9._:~!$&'()*+,;=%@-]*");
    private static final Pattern PORT = Pattern.compile("(?::[0-9]*)?");

    /**
     * Takes an address apart.
     *
     * @throws NotAUrl with the reason, in which no part of the address appears: it can hold a password
     */
    public static GoUrl parse(String text) throws NotAUrl {
        String[] parts = text.split("#", 2);
        require(!CONTROL.matcher(parts[0]).find(), "a control character");
        require(parts.length == 1 || !BAD_ESCAPE.matcher(parts[1]).find(), "an invalid escape");
        var matcher = SCHEME.matcher(parts[0]);
        String scheme = matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
        String rest = (matcher.matches() ? matcher.group(2) : parts[0]).split("\\?", 2)[0];
        require(!parts[0].startsWith(":"), "no scheme before the colon");
        if (!rest.startsWith("/")) {
            require(!scheme.isEmpty() || !rest.split("/", 2)[0].contains(":"), "a colon but no scheme");
            require(!scheme.isEmpty() || !BAD_ESCAPE.matcher(rest).find(), "an invalid escape");
            return new GoUrl(scheme, "");
        }
        boolean hasAuthority = rest.startsWith("//") && (!scheme.isEmpty() || !rest.startsWith("///"));
        String[] authorityAndPath = hasAuthority ? rest.substring(2).split("/", 2) : new String[] {"", rest};
        require(authorityAndPath.length == 1 || !BAD_ESCAPE.matcher(authorityAndPath[1]).find(), "an invalid escape");
        return new GoUrl(scheme, host(authorityAndPath[0]));
    }

    private static String host(String authority) throws NotAUrl {
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            String user = authority.substring(0, at);
            require(USER.matcher(user).matches(), "an invalid character in the user's name or password");
            require(!BAD_ESCAPE.matcher(user).find(), "an invalid escape");
        }
        String host = authority.substring(at + 1);
        int end = host.startsWith("[") ? host.lastIndexOf(']') + 1 : host.lastIndexOf(':');
        require(!host.startsWith("[") || end > 0, "no ] after the host");
        require(end < 0 || PORT.matcher(host.substring(end)).matches(), "an invalid port");
        require(!BAD_IN_HOST.matcher(host).find(), "an invalid character in the host's name");
        require(!BAD_ESCAPE_IN_HOST.matcher(host).find(), "an invalid escape");
        return host;
    }

    private static void require(boolean good, String reason) throws NotAUrl {
        if (!good) {
            throw new NotAUrl(reason);
        }
    }

    /** Why a text is no address. */
    public static final class NotAUrl extends Exception {

        private static final long serialVersionUID = 1L;

        private NotAUrl(String reason) {
            super(reason, null, false, false);
        }
    }
}
