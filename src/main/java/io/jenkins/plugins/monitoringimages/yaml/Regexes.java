package io.jenkins.plugins.monitoringimages.yaml;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * Checks regular expressions by the syntax of RE2, which Prometheus takes. What would cost too much to compile is left
 * to promtool.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">RE2 regular expression syntax</a>
 */
final class Regexes {

    /** Deeper groups are left to promtool, since the compiler calls itself for each. */
    private static final int DEEPEST = 200;
    /** Roughly the instructions that one expression, and all of a file, may be compiled to. */
    private static final long MOST_FOR_ONE = 100_000;
    private static final long MOST_FOR_ALL = 5_000_000;
    private static final java.util.regex.Pattern REPEATED =
            java.util.regex.Pattern.compile("\\{([0-9]{1,4})(?:,([0-9]{0,4}))?}");

    private final Set<String> good = new HashSet<>();
    private long cost;

    /** What is wrong with an expression; empty where nothing is, or where it is left to promtool. */
    public Optional<String> problem(String regex) {
        if (good.contains(regex) || isTooCostly(regex)) {
            return Optional.empty();
        }
        try {
            // As Prometheus wraps it.
            Pattern.compile("^(?s:" + regex + ")$");
            good.add(regex);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            // Newer versions of Go know more names of Unicode classes than the library does, and let two groups share
            // a name.
            boolean unicodeClass = e.getPattern() != null && e.getPattern().startsWith("\\p");
            boolean sharedName = e.getDescription().startsWith("duplicate capture group name");
            return unicodeClass || sharedName
                    ? Optional.empty()
                    : Optional.of("error parsing regexp " + InvalidValueException.quote(regex) + ": "
                            + e.getDescription()
                            + "; allowed: the syntax of RE2, which has no lookaround and no backreference");
        }
    }

    private boolean isTooCostly(String regex) {
        long repeats = 1;
        for (Matcher m = REPEATED.matcher(regex); m.find() && repeats < MOST_FOR_ONE; ) {
            boolean ranged = m.group(2) != null && !m.group(2).isEmpty();
            repeats *= Math.max(1, Integer.parseInt(m.group(ranged ? 2 : 1)));
        }
        long own = regex.length() * Math.min(repeats, 1_000L);
        cost += own;
        return own > MOST_FOR_ONE || cost > MOST_FOR_ALL || regex.chars().filter(c -> c == '(').count() > DEEPEST;
    }
}
