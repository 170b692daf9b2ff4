package io.jenkins.plugins.monitoringimages.oci.registry;

import io.jenkins.plugins.monitoringimages.http.Answer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a registry wants to be logged in to, as it says with status 401.
 *
 * @param parameters of Bearer: realm, service, scope; their names in lower case
 * @see <a href="https://distribution.github.io/distribution/spec/auth/token/">token authentication</a>
 */
record Challenge(Scheme scheme, Map<String, String> parameters) {

    static final Challenge NONE = new Challenge(Scheme.NONE, Map.of());

    private static final Pattern PARAMETER = Pattern.compile("([A-Za-z_-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,]+))");

    /** The ways to log in. */
    enum Scheme {
        NONE,
        BASIC,
        BEARER
    }

    /** Bearer where it is offered, or else Basic, or else none. */
    static Challenge of(Answer answer) {
        Challenge best = NONE;
        for (String header : answer.headers().allValues("WWW-Authenticate")) {
            String scheme = header.trim().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
            if (scheme.equals("bearer")) {
                return new Challenge(Scheme.BEARER, parameters(header));
            }
            if (scheme.equals("basic")) {
                best = new Challenge(Scheme.BASIC, Map.of());
            }
        }
        return best;
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    private static Map<String, String> parameters(String header) {
        Map<String, String> parameters = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(header);
        while (matcher.find()) {
            String quoted = matcher.group(2);
            String value = quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1");
            parameters.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), value);
        }
        return parameters;
    }
}
