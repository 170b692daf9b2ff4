package io.jenkins.plugins.monitoringimages.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of any text what is secret by its look: logins and tokens in addresses, the paths of webhooks, headers that log
 * in, tokens of Slack, private keys. Line feeds stay where they are.
 */
public final class SecretText {

    /** What stands in place of a secret; Prometheus shows its own configuration so. */
    public static final String MASK = "<secret>";

    /** What has no blank in it; every pattern below ends within it, so that a long text costs no more than its length. */
    private static final Pattern WORD = Pattern.compile("[^\\s\"'<>`]+");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,20}://");
    private static final Pattern QUERY = Pattern.compile("(?<=[?&;])([\\w.-]{1,60})=([^&;#]+)");
    private static final Pattern QUERY_SECRET = Pattern.compile(
            "(?i).*(?:token|key|secret|passw|pwd|sig|credential|auth).*|code|pass");
    private static final Pattern WEBHOOK = Pattern.compile(
            "(?i)(https?://(?:hooks\\.[^/]{1,250}|[^/]{0,250}webhook[^/]{0,250}|[^/]{1,250}/(?=(?:[^?#]{0,500}/)?(?:[a-z0-9-]{0,80}webhook|hooks/|bot\\d))))(?:/?[^?#]+)");
    private static final Pattern SLACK_TOKEN = Pattern.compile("xox[a-z]-[A-Za-z0-9-]{4,}|xapp-[A-Za-z0-9-]{4,}");
    private static final Pattern HEADER = Pattern.compile(
            "(?i)\\b(authorization[\"']?\\s{0,4}[:=]\\s{0,4}[\"']?(?:[a-z]{1,20}\\s{1,4})?)([^\\s\"']{3,})|\\b(bearer\\s{1,4})([^\\s\"']{16,})");
    private static final Pattern PRIVATE_KEY = Pattern.compile(
            "(-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----)(.*?)(-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----|\\z)", Pattern.DOTALL);
    private static final Pattern LINE_CONTENT = Pattern.compile("[^\\s][^\\n\\r]*");
    private static final Pattern BARE_LOGIN = Pattern.compile("[^\\s@:/=]{1,200}:[^\\s]*@(?!sha256:).*", Pattern.DOTALL);

    private SecretText() {}

    /** A text of any kind, such as a message. */
    public static String mask(String text) {
        if (text.isEmpty()) {
            return text;
        }
        String masked = PRIVATE_KEY.matcher(text).replaceAll(key -> Matcher.quoteReplacement(
                key.group(1) + eachLine(key.group(2)) + key.group(3)));
        masked = HEADER.matcher(masked).replaceAll(header -> Matcher.quoteReplacement(
                (header.group(1) != null ? header.group(1) : header.group(3)) + MASK));
        return WORD.matcher(masked).replaceAll(word -> Matcher.quoteReplacement(word(word.group())));
    }

    /** One value, such as an address that somebody mistyped: all of it can be the login up to its last {@code @}. */
    public static String value(String value) {
        Matcher scheme = SCHEME.matcher(value);
        int at = value.lastIndexOf('@');
        if (scheme.find() && at >= scheme.end()) {
            return mask(value.substring(0, scheme.end()) + MASK + value.substring(at));
        }
        return mask(BARE_LOGIN.matcher(value).matches() ? MASK + value.substring(at) : value);
    }

    /** Every line of a text masked, its indentation kept. */
    static String eachLine(String text) {
        return LINE_CONTENT.matcher(text).replaceAll(Matcher.quoteReplacement(MASK));
    }

    private static String word(String word) {
        if (word.length() < 5) {
            return word;
        }
        String masked = login(word);
        if (masked.indexOf('=') >= 0) {
            masked = QUERY.matcher(masked).replaceAll(query -> Matcher.quoteReplacement(
                    QUERY_SECRET.matcher(query.group(1)).matches() ? query.group(1) + "=" + MASK : query.group()));
        }
        if (masked.contains("://")) {
            masked = WEBHOOK.matcher(masked).replaceAll(hook -> Matcher.quoteReplacement(
                    hook.group(1) + (hook.group(1).endsWith("/") ? "" : "/") + MASK));
        }
        return masked.contains("xox") || masked.contains("xapp-")
                ? SLACK_TOKEN.matcher(masked).replaceAll(Matcher.quoteReplacement(MASK))
                : masked;
    }

    private static String login(String word) {
        int at = word.lastIndexOf('@');
        if (at < 0) {
            return word;
        }
        Matcher scheme = SCHEME.matcher(word);
        if (scheme.find() && scheme.end() <= at) {
            return word.substring(0, scheme.end()) + MASK + word.substring(at);
        }
        return BARE_LOGIN.matcher(word).matches() ? MASK + word.substring(at) : word;
    }
}
