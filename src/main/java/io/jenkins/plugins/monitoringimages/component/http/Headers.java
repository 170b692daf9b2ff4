package io.jenkins.plugins.monitoringimages.component.http;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.yaml.Shape;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode;
import java.util.Locale;
import java.util.Set;

/** HTTP headers that users may set, and those that Prometheus keeps for itself. */
public final class Headers {

    private static final Set<String> RESERVED = Set.of(
            "host", "content-encoding", "content-length", "content-type", "user-agent", "connection", "keep-alive",
            "proxy-authenticate", "proxy-authorization", "www-authenticate", "accept-encoding",
            "x-prometheus-remote-write-version", "x-prometheus-remote-read-version", "x-amz-date",
            "x-amz-security-token", "x-amz-content-sha256");
    private static final Set<String> RESERVED_IN_SCRAPES = Set.of("x-prometheus-scrape-timeout-seconds");

    /** The name of a header of {@code http_headers}. */
    public static final Shape SETTABLE = (name, report) -> {
        String lower = lower(name);
        if (isReserved(lower) || RESERVED_IN_SCRAPES.contains(lower)) {
            report.add(name, "setting header " + quote(name) + " is not allowed");
        }
    };

    /** The name of a header of a remote write, a remote read, or of tracing. */
    public static final Shape OF_REMOTE = (name, report) -> {
        String lower = lower(name);
        if (lower.equals("authorization")) {
            report.add(name, "the authorization header must be changed via the basic_auth, authorization, oauth2, "
                    + "sigv4, azuread or google_iam parameter");
        } else if (isReserved(lower)) {
            report.add(name, quote(name) + " is a reserved header. It must not be changed");
        }
    };

    private Headers() {}

    private static boolean isReserved(String lower) {
        return lower.equals("authorization") || RESERVED.contains(lower);
    }

    private static String lower(YamlNode name) {
        return ((Scalar) name).text().toLowerCase(Locale.ROOT);
    }

    private static String quote(YamlNode name) {
        return InvalidValueException.quote(((Scalar) name).text());
    }
}
