package io.jenkins.plugins.monitoringimages.spec.reader;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The rules of a user's own line of a Dockerfile: one instruction, which can neither reach into the next line nor begin
 * another image.
 */
final class OwnInstruction {

    private static final Set<String> NAMES = new TreeSet<>(Set.of(
            "ADD", "ARG", "COPY", "ENV", "EXPOSE", "HEALTHCHECK", "LABEL", "ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER",
            "VOLUME", "WORKDIR"));
    private static final Set<String> SET_BY_THE_IMAGE = Set.of("CMD", "ENTRYPOINT");

    /** Some builders take the lines that follow as the document's text. */
    private static final Pattern HERE_DOCUMENT = Pattern.compile("(?<!<)<<(?!<)");

    private OwnInstruction() {}

    /**
     * @return the text
     * @throws InvalidValueException if it is not one instruction of those that are allowed
     */
    static String check(String text) {
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')) {
            throw new InvalidValueException(text, "one instruction on one line");
        }
        if (text.endsWith("\\") || text.endsWith("`") || HERE_DOCUMENT.matcher(text).find()) {
            throw new InvalidValueException(
                    text, "one instruction on one line, without << and without a \\ or ` at its end");
        }
        checkName(text, text);
        return text;
    }

    private static void checkName(String text, String instruction) {
        String[] parts = instruction.strip().split("[ \t]+", 2);
        String name = parts[0].toUpperCase(Locale.ROOT);
        if (SET_BY_THE_IMAGE.contains(name)) {
            throw new InvalidValueException(text, "no " + name + ", which the image sets itself; image.flags adds arguments");
        }
        boolean twice = name.equals("ONBUILD") && !instruction.equals(text);
        if (!NAMES.contains(name) || parts.length < 2 || twice) {
            throw new InvalidValueException(text, "an instruction with its arguments: " + String.join(", ", NAMES));
        }
        if (name.equals("ONBUILD")) {
            checkName(text, parts[1]);
        }
    }
}
