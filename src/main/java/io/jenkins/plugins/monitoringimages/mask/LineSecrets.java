package io.jenkins.plugins.monitoringimages.mask;

import io.jenkins.plugins.monitoringimages.model.SecretText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks the secrets of a text that is no YAML, or not any more, a line at a time. What cannot be told is masked: the rest of
 * a line behind a secret key, and the lines that go on with it.
 */
final class LineSecrets {

    private static final Pattern KEY = Pattern.compile(
            "(?<![A-Za-z0-9_.-])([\"']?)([A-Za-z0-9_.-]{2,80})\\1[ \\t]{0,20}[:=][ \\t]*");
    private static final Pattern QUOTED = Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^']|'')*+')(?=[ \\t]*(?:[,}\\]#]|$))");
    private static final Pattern GOES_ON = Pattern.compile("(?:[|>&!?\"'\\[{].*)?");
    private static final Pattern COMMENT = Pattern.compile("(?:^|(?<=[ \\t]))#");

    private LineSecrets() {}

    /** The text with the same number of lines. */
    static String mask(String text) {
        List<String> masked = new ArrayList<>();
        int below = -1;
        boolean list = false;
        for (String line : text.split("\n", -1)) {
            int indent = indent(line);
            boolean item = list && indent == below && line.startsWith("-", indent);
            if (below >= 0 && (line.isBlank() || indent > below || item)) {
                masked.add(line.isBlank() ? line : line.substring(0, indent) + SecretText.MASK + end(line));
                continue;
            }
            below = -1;
            Matcher open = secretKey(line);
            if (open != null && GOES_ON.matcher(line.substring(open.end()).strip()).matches() && !isQuoted(line, open.end())) {
                below = indent;
                list = line.substring(open.end()).isBlank();
            }
            masked.add(line(line));
        }
        return String.join("\n", masked);
    }

    /** The comments of a text with their secrets masked: a line that was taken out of use may hold one still. */
    static String maskComments(String text) {
        StringBuilder masked = new StringBuilder();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            Matcher comment = COMMENT.matcher(lines[i]);
            int from = comment.find() ? comment.start() : lines[i].length();
            masked.append(lines[i], 0, from).append(line(lines[i].substring(from))).append(i < lines.length - 1 ? "\n" : "");
        }
        return masked.toString();
    }

    private static String line(String line) {
        StringBuilder masked = new StringBuilder();
        int done = 0;
        for (Matcher key = KEY.matcher(line); key.find(done); ) {
            if (!isSecret(key)) {
                masked.append(line, done, key.end());
                done = key.end();
                continue;
            }
            masked.append(line, done, key.end());
            Matcher quoted = QUOTED.matcher(line).region(key.end(), line.length()).useTransparentBounds(true);
            if (quoted.lookingAt()) {
                char quote = line.charAt(key.end());
                masked.append(quote).append(SecretText.MASK).append(quote);
                done = quoted.end(1);
            } else {
                String rest = line.substring(key.end());
                masked.append(rest.isBlank() ? rest : SecretText.MASK + end(line));
                return masked.toString();
            }
        }
        return masked.append(line, done, line.length()).toString();
    }

    private static Matcher secretKey(String line) {
        Matcher key = KEY.matcher(line);
        while (key.find()) {
            if (isSecret(key)) {
                return key;
            }
        }
        return null;
    }

    private static boolean isSecret(Matcher key) {
        return SecretKeys.isSecret(key.group(2), List.of(), true);
    }

    private static boolean isQuoted(String line, int from) {
        return QUOTED.matcher(line).region(from, line.length()).useTransparentBounds(true).lookingAt();
    }

    private static String end(String line) {
        return line.endsWith("\r") ? "\r" : "";
    }

    private static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && (line.charAt(indent) == ' ' || line.charAt(indent) == '\t')) {
            indent++;
        }
        return indent;
    }
}
