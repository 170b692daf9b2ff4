package io.jenkins.plugins.monitoringimages.mask;

import io.jenkins.plugins.monitoringimages.model.SecretText;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A configuration without its secrets, for pages, logs and reports. Every line stays where it is, comments are kept, and a
 * secret is replaced wherever else in the text it stands.
 */
public final class MaskedConfig {

    /** SnakeYAML's time grows with the square of a line; longer ones are not read as YAML. */
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LONGEST_TEXT = 16 * 1024 * 1024;

    /** Shorter secrets are words that may stand anywhere. */
    private static final int SHORTEST_FOUND_ELSEWHERE = 5;
    private static final int MOST_FOUND_ELSEWHERE = 200;
    private static final Pattern LINE_CONTENT = Pattern.compile("[^\\s][^\\n\\r]*");

    private final String text;
    private final List<InlineSecret> secrets;
    private final List<String> values;

    private MaskedConfig(String text, List<InlineSecret> secrets, List<String> values) {
        this.text = text;
        this.secrets = secrets;
        this.values = values;
    }

    /** @param text a configuration in YAML; one that is none is masked too, more rather than less of it */
    public static MaskedConfig of(String text) {
        if (text.length() <= LONGEST_TEXT && linesAreShort(text)) {
            try {
                return of(text, YamlSecrets.of(text));
            } catch (YAMLException | IllegalArgumentException e) {
                return ofLines(text);
            }
        }
        return ofLines(text);
    }

    /** @param text of another kind, such as a Dockerfile */
    public static MaskedConfig ofLines(String text) {
        return new MaskedConfig(SecretText.mask(LineSecrets.mask(text)), List.of(), List.of());
    }

    private static MaskedConfig of(String text, List<Secret> found) {
        List<String> values = found.stream()
                .flatMap(secret -> secret.value().lines().map(String::strip))
                .filter(value -> value.length() >= SHORTEST_FOUND_ELSEWHERE)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(MOST_FOUND_ELSEWHERE)
                .toList();
        StringBuilder masked = new StringBuilder();
        int done = 0;
        for (Secret secret : found.stream().sorted(Comparator.comparingInt(Secret::from)).toList()) {
            masked.append(text, done, secret.from()).append(masked(text.substring(secret.from(), secret.to()), secret.block()));
            done = secret.to();
        }
        masked.append(text.substring(done));
        String shown = SecretText.mask(LineSecrets.maskComments(replace(masked.toString(), values)));
        return new MaskedConfig(shown, found.stream().map(Secret::where).distinct().toList(), values);
    }

    /** The text as it may be shown. */
    public String text() {
        return text;
    }

    /** The secrets, by their places. */
    public List<InlineSecret> secrets() {
        return secrets;
    }

    /** Takes the secrets of this configuration out of any other text, such as what a program says of it. */
    public UnaryOperator<String> elsewhere() {
        return other -> SecretText.mask(replace(other, values));
    }

    private static String replace(String text, List<String> values) {
        String replaced = text;
        for (String value : values) {
            replaced = replaced.replace(value, SecretText.MASK);
        }
        return replaced;
    }

    private static String masked(String secret, boolean block) {
        int head = block ? secret.indexOf('\n') : 0;
        return head < 0
                ? secret
                : secret.substring(0, head)
                        + LINE_CONTENT.matcher(secret.substring(head)).replaceAll(Matcher.quoteReplacement(SecretText.MASK));
    }

    private static boolean linesAreShort(String text) {
        int start = 0;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', start)) {
            if (i - start > LONGEST_LINE) {
                return false;
            }
            start = i + 1;
        }
        return text.length() - start <= LONGEST_LINE;
    }
}
