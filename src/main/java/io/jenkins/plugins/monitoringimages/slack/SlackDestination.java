package io.jenkins.plugins.monitoringimages.slack;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where messages go, and the secret that opens it: an incoming webhook, whose address is itself the secret, or a bot's
 * token and a channel. Not serialisable on purpose, so that the secret stays on the machine that sends.
 */
public final class SlackDestination {

    /** Where the Web API of Slack is. */
    public static final URI SLACK_API = URI.create("https://slack.com/api/");

    private static final String ALLOWED_WEBHOOK =
            "the address of an incoming webhook, such as https://hooks.slack.com/services/...";
    private static final String ALLOWED_TOKEN = "a bot token, which begins with xoxb-";
    private static final String ALLOWED_CHANNEL =
            "a channel such as #builds or C024BE91L, without blanks and with at most 100 characters";
    private static final Pattern TOKEN = Pattern.compile("xox[A-Za-z0-9._-]{5,500}");
    private static final Pattern CHANNEL = Pattern.compile("[^\\s\\p{Cntrl}]{1,100}");
    private static final int SHORTEST_SECRET_SEGMENT = 8;

    private final URI address;
    private final String token;
    private final String channel;

    private SlackDestination(URI address, String token, String channel) {
        this.address = address;
        this.token = token;
        this.channel = channel;
    }

    /**
     * An incoming webhook or a bot, whichever the secret is of.
     *
     * @param secret a webhook's address or a bot's token; surrounding blanks are ignored
     * @param channel of a bot; a webhook has its own, and this is ignored
     * @throws InvalidValueException if it is neither; says nothing of the secret
     */
    public static SlackDestination of(String secret, String channel) {
        String lower = secret == null ? "" : secret.strip().toLowerCase(Locale.ROOT);
        if (lower.startsWith("http:") || lower.startsWith("https:")) {
            return webhook(secret);
        }
        if (lower.startsWith("xox")) {
            return bot(secret, channel, SLACK_API);
        }
        throw new InvalidValueException(SecretMask.MASK, ALLOWED_WEBHOOK + ", or " + ALLOWED_TOKEN);
    }

    /** @throws InvalidValueException if it is not an absolute http or https address with a path; says nothing of it */
    public static SlackDestination webhook(String url) {
        URI address;
        try {
            address = new URI(url == null ? "" : url.strip());
        } catch (URISyntaxException e) {
            // the cause quotes the address, which is secret
            throw new InvalidValueException(SecretMask.MASK, ALLOWED_WEBHOOK);
        }
        boolean http = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
        if (!http || address.getHost() == null || address.getRawPath().length() < 2) {
            throw new InvalidValueException(SecretMask.MASK, ALLOWED_WEBHOOK);
        }
        return new SlackDestination(address, "", "");
    }

    /**
     * @param api address of the Web API, which ends with a slash; see {@link #SLACK_API}
     * @throws InvalidValueException if token or channel cannot be one; says nothing of the token
     */
    public static SlackDestination bot(String token, String channel, URI api) {
        String stripped = token == null ? "" : token.strip();
        if (!TOKEN.matcher(stripped).matches()) {
            throw new InvalidValueException(SecretMask.MASK, ALLOWED_TOKEN);
        }
        String name = channel == null ? "" : channel.strip();
        if (!CHANNEL.matcher(name).matches()) {
            throw new InvalidValueException(name, ALLOWED_CHANNEL);
        }
        return new SlackDestination(api.resolve("chat.postMessage"), stripped, name);
    }

    public boolean isWebhook() {
        return token.isEmpty();
    }

    /** The channel of a bot; empty for a webhook. */
    public String channel() {
        return channel;
    }

    /** The host that gets the secret, in lower case. */
    public String host() {
        return address.getHost().toLowerCase(Locale.ROOT);
    }

    URI address() {
        return address;
    }

    String token() {
        return token;
    }

    /** Takes the secret, or telling parts of it, out of a text. */
    SecretMask mask() {
        if (!isWebhook()) {
            return SecretMask.of(List.of(token));
        }
        String path = address.getRawPath().replaceAll("/+$", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        return SecretMask.of(List.of(
                address.toString(),
                path.length() < SHORTEST_SECRET_SEGMENT ? "" : path,
                last.length() < SHORTEST_SECRET_SEGMENT ? "" : last,
                address.getRawQuery() == null ? "" : address.getRawQuery()));
    }

    /** Host or channel, never the secret. */
    @Override
    public String toString() {
        return isWebhook() ? "the webhook at " + address.getHost() : "channel " + channel;
    }
}
