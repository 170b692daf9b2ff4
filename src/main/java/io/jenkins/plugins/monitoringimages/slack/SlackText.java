package io.jenkins.plugins.monitoringimages.slack;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns foreign text into Slack's. All lengths are of the escaped text in UTF-16 units, which is never less than what
 * Slack counts.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text#escaping">Escaping text</a>
 */
final class SlackText {

    private static final String ELLIPSIS = "…";
    private static final String FENCE = "```";
    private static final int LONGEST_URL = 1_500;
    private static final Pattern TERMINAL_SEQUENCE = Pattern.compile("\u001b\\[[0-?]*+[ -/]*+[@-~]");
    private static final Pattern LINE_END = Pattern.compile("\r\n?|[\u0085\u2028\u2029]");
    private static final Pattern BACKTICK_BEFORE_BACKTICK = Pattern.compile("`(?=`)");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private SlackText() {}

    /**
     * The text without what a reader does not see: terminal colours, control characters, marks that turn the direction
     * of writing, halves of characters. Lines end with a line feed.
     */
    static String clean(String text) {
        String lines = LINE_END.matcher(TERMINAL_SEQUENCE.matcher(text).replaceAll("")).replaceAll("\n");
        StringBuilder clean = new StringBuilder(lines.length());
        lines.codePoints().forEach(c -> {
            if (c == '\t') {
                clean.append("    ");
            } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                clean.append('\uFFFD');
            } else if (c == '\n' || !Character.isISOControl(c) && !turnsDirection(c)) {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString();
    }

    /** The clean text on one line. */
    static String oneLine(String text) {
        return BLANKS.matcher(clean(text)).replaceAll(" ").strip();
    }

    /** Escaped; what is too long loses its end. */
    static String escape(String text, int longest) {
        String escaped = escape(text);
        if (escaped.length() <= longest) {
            return escaped;
        }
        StringBuilder start = new StringBuilder(longest);
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            String unit = escape(Character.toString(text.codePointAt(at)));
            if (start.length() + unit.length() + ELLIPSIS.length() > longest) {
                break;
            }
            start.append(unit);
        }
        return start + ELLIPSIS;
    }

    /** Escaped, in a code block that it cannot close; what is too long loses its first lines. */
    static String codeBlock(String text, int longest) {
        String harmless = BACKTICK_BEFORE_BACKTICK.matcher(text).replaceAll("`\u200b");
        return FENCE + "\n" + escapeEnd(harmless, longest - 2 * FENCE.length() - 2) + "\n" + FENCE;
    }

    /** Escaped, as code within a line; what is too long loses its end. */
    static String code(String text, int longest) {
        return "`" + escape(text.replace('`', '\''), longest - 2) + "`";
    }

    /** A link, or just its label where the address is not one that is safe to click. */
    static String link(String url, String label, int longestLabel) {
        String shown = escape(label.isEmpty() ? "(no name)" : label, longestLabel);
        return webAddress(url).map(address -> "<" + address + "|" + shown + ">").orElse(shown);
    }

    /** The escaped address, if it is an absolute http or https one without a login. */
    static Optional<String> webAddress(String url) {
        try {
            URI uri = new URI(url);
            boolean safe = ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null;
            return Optional.of(escape(uri.toASCIIString())).filter(address -> safe && address.length() <= LONGEST_URL);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String escapeEnd(String text, int longest) {
        String escaped = escape(text);
        if (escaped.length() <= longest) {
            return escaped;
        }
        int room = longest - ELLIPSIS.length() - 1;
        int start = text.length();
        while (start > 0) {
            int previous = text.offsetByCodePoints(start, -1);
            room -= escape(text.substring(previous, start)).length();
            if (room < 0) {
                break;
            }
            start = previous;
        }
        int nextLine = text.indexOf('\n', start) + 1;
        boolean wholeLines = nextLine > 0 && nextLine < text.length();
        return wholeLines
                ? ELLIPSIS + "\n" + escape(text.substring(nextLine))
                : ELLIPSIS + escape(text.substring(start));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static boolean turnsDirection(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }
}
