package io.jenkins.plugins.monitoringimages.model;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A path, or a pattern of paths as Go's {@code filepath.Match} reads them: {@code *} and {@code ?} stand for any
 * characters but {@code /}, {@code [a-z]} and {@code [^a-z]} for one of a range, and {@code \\} takes away their meaning.
 *
 * @param text with {@code /} between directories; a leading {@code ./} is taken off
 * @see <a href="https://pkg.go.dev/path/filepath#Match">filepath.Match</a>
 */
public record FilePattern(String text) implements Serializable {

    private static final long serialVersionUID = 1L;

    public FilePattern {
        text = text.replaceAll("/{2,}", "/").replaceAll("(?<![^/])\\./", "");
    }

    /** Whether it is one path. */
    public boolean isPath() {
        return text.chars().noneMatch(c -> "*?[\\".indexOf(c) >= 0);
    }

    /** Whether a path matches; a malformed pattern matches none. */
    public boolean matches(String path) {
        return regex().map(regex -> regex.matcher(new FilePattern(path).text).matches()).orElse(false);
    }

    private Optional<Pattern> regex() {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (c == '\\' && i + 1 < text.length()) {
                regex.append(Pattern.quote(text.substring(++i, i + 1)));
            } else if (c == '[') {
                int end = text.indexOf(']', i + 1);
                if (end < 0) {
                    return Optional.empty();
                }
                String range = text.substring(i + 1, end);
                boolean not = range.startsWith("^");
                regex.append(not ? "[^/" : "[").append(range.substring(not ? 1 : 0).replaceAll("[\\[&^]", "\\\\$0")).append(']');
                i = end;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        try {
            return Optional.of(Pattern.compile(regex.toString(), Pattern.DOTALL));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }
}
