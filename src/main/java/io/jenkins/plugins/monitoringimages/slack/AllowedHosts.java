package io.jenkins.plugins.monitoringimages.slack;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.io.Serializable;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where messages may be sent to: Slack, by https on its own port, and what an administrator allows beside it, by http
 * too. Without this, whoever may configure a job could make the sender reach into its own network.
 *
 * @param others hosts, such as {@code chat.example.org}, on any port, or hosts with a port, such as
 *     {@code 127.0.0.1:8065} or {@code [::1]:8065}
 */
public record AllowedHosts(List<String> others) implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Set<String> SLACK =
            Set.of("hooks.slack.com", "slack.com", "hooks.slack-gov.com", "slack-gov.com");
    private static final String ALLOWED =
            "https to hooks.slack.com or slack.com, or a host that an administrator has allowed";

    public AllowedHosts {
        others = others.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
    }

    public static AllowedHosts slackOnly() {
        return new AllowedHosts(List.of());
    }

    public static AllowedHosts slackAnd(Collection<String> others) {
        return new AllowedHosts(List.copyOf(others));
    }

    /** The names of all hosts that may get a message, without ports. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(SLACK);
        others.forEach(host -> names.add(host.replaceFirst(":\\d+$", "")));
        return names;
    }

    /**
     * @param address an absolute one
     * @throws InvalidValueException if it is not allowed; names scheme and host and nothing else of the address, as the
     *     rest may be secret
     */
    public void check(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        boolean slack = SLACK.contains(host)
                && scheme.equals("https")
                && (address.getPort() == -1 || address.getPort() == 443);
        boolean other = (scheme.equals("https") || scheme.equals("http"))
                && (others.contains(host) || others.contains(host + ":" + address.getPort()));
        if (!slack && !other || address.getRawUserInfo() != null) {
            String shownPort = address.getPort() == -1 ? "" : ":" + address.getPort();
            throw new InvalidValueException(scheme + "://" + host + shownPort, ALLOWED);
        }
    }
}
