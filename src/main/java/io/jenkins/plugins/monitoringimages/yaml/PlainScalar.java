package io.jenkins.plugins.monitoringimages.yaml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a plainly written scalar means. Prometheus reads its configuration with Go's yaml.v2, which knows the words of
 * YAML 1.1 and some of YAML 1.2.
 *
 * @see <a href="https://github.com/yaml/go-yaml/blob/v2/resolve.go">how yaml.v2 resolves plain scalars</a>
 */
final class PlainScalar {

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> WORDS = Set.of(
            "y", "yes", "n", "no", "on", "off", "true", "false", "null", "nil", "none", "nan", "inf", "infinity");
    private static final Pattern BOOLEAN = Pattern.compile(
            "y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF");
    private static final Pattern NUMBER = Pattern.compile(
            "[-+]?(?:0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|[0-9][0-9_]*(?:\\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?"
                    + "|\\.[0-9_]+(?:[eE][-+]?[0-9]+)?)");
    private static final Pattern NO_NUMBER = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");
    /** Begins like a name or path and goes on with what no YAML reader gives a meaning. */
    private static final Pattern SAFE_TEXT = Pattern.compile("[A-Za-z_/][A-Za-z0-9_./-]*(?::[0-9]{1,5})?");
    private static final Pattern SAFE_DURATION = Pattern.compile("(?:[0-9]+(?:ms|[ywdhms]))+");

    private PlainScalar() {}

    static boolean isNull(String text) {
        return NULLS.contains(text);
    }

    static boolean isBoolean(String text) {
        return BOOLEAN.matcher(text).matches();
    }

    /** Whether it is a number, the infinities and not-a-number among them. */
    static boolean isNumber(String text) {
        return isFiniteNumber(text) || NO_NUMBER.matcher(text).matches();
    }

    /** Whether it is a number that can be counted with. */
    static boolean isFiniteNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /**
     * Whether every reader of YAML 1.1 and 1.2 takes the text, written plainly, as this very text. The answer is no
     * for many a text that some reader would take rightly; quotes never hurt.
     */
    static boolean isSafeText(String text) {
        return SAFE_DURATION.matcher(text).matches()
                || SAFE_TEXT.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
    }
}
