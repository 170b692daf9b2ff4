package io.jenkins.plugins.monitoringimages.slack;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Replaces secrets by asterisks wherever they stand in a text. Each longer line of a secret of several lines is one
 * too, since the end of a log may begin in the middle of it.
 */
public final class SecretMask implements UnaryOperator<String> {

    /** What stands in place of a secret. */
    public static final String MASK = "****";

    private static final int SHORTEST_LINE = 8;

    private final List<String> secrets;

    private SecretMask(List<String> secrets) {
        this.secrets = secrets;
    }

    /** @param secrets blank ones are left out */
    public static SecretMask of(Collection<String> secrets) {
        return new SecretMask(secrets.stream()
                .flatMap(SecretMask::withLines)
                .filter(secret -> !secret.isBlank())
                .distinct()
                // the longest first, so that a secret within another one does not leave the rest of it behind
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    @Override
    public String apply(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }

    /** Says how many, and not which. */
    @Override
    public String toString() {
        return secrets.size() + " secrets";
    }

    private static Stream<String> withLines(String secret) {
        return Stream.concat(
                Stream.of(secret), secret.lines().map(String::strip).filter(line -> line.length() >= SHORTEST_LINE));
    }
}
