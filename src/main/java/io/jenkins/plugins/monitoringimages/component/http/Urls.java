package io.jenkins.plugins.monitoringimages.component.http;

import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Shape;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode;
import java.util.function.Predicate;

/** Addresses, none of which appears in a message: each can hold a password. */
public final class Urls {

    /** Whatever Go takes as an address, relative ones and empty ones included. */
    public static final Shape ANY = url("an address such as http://store:9201/write", url -> true);
    /** With a scheme and a host. */
    public static final Shape ABSOLUTE = url(
            "an address with scheme and host, such as http://registry:8080/api",
            url -> !url.scheme().isEmpty() && !url.host().isEmpty());
    /** With a host, by http or https. */
    public static final Shape HTTP = url(
            "an address with scheme and host, by http or https, such as http://targets:8080/list",
            url -> url.scheme().matches("https?") && !url.host().isEmpty());

    private Urls() {}

    private static Shape url(String allowed, Predicate<GoUrl> test) {
        return (node, report) -> check(node, report, allowed, test);
    }

    private static void check(YamlNode node, Report report, String allowed, Predicate<GoUrl> test) {
        if (!(node instanceof Scalar scalar)) {
            report.add(node, "this must be a single value, not " + node.kind());
            return;
        }
        try {
            if (!test.test(GoUrl.parse(scalar.text()))) {
                report.add(node, "this URL is not complete; allowed: " + allowed);
            }
        } catch (GoUrl.NotAUrl e) {
            report.add(node, "this is not a URL, it has " + e.getMessage() + "; allowed: " + allowed);
        }
    }
}
