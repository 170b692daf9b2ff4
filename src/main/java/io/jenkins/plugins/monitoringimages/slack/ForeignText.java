package io.jenkins.plugins.monitoringimages.slack;

import java.util.function.UnaryOperator;

/**
 * Makes foreign text clean and free of secrets, still unescaped. The mask is applied to the text as it was found, and
 * once more to what is left when invisible characters are gone, as those could have hidden a secret from it.
 *
 * @param mask takes secrets out of a text
 */
record ForeignText(UnaryOperator<String> mask) {

    String line(String text) {
        return text == null ? "" : mask.apply(SlackText.oneLine(mask.apply(text)));
    }

    String lines(String text) {
        return text == null ? "" : mask.apply(SlackText.clean(mask.apply(text)).strip());
    }

    /** The first line that is not blank. */
    String firstLine(String text) {
        return line(lines(text).lines().findFirst().orElse(""));
    }

    /** The last line that is not blank. */
    String lastLine(String text) {
        return line(lines(text).lines().reduce("", (before, last) -> last));
    }
}
