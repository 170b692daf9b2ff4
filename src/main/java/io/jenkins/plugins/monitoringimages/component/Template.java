package io.jenkins.plugins.monitoringimages.component;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with names in braces, such as {@code {id}-{version}.{platform}.tar.gz}, for which values are put in.
 *
 * @param text with the names
 */
public record Template(String text) {

    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");

    /**
     * @param text to become a template
     * @param names that may stand in it
     * @throws InvalidValueException if there is another one in it
     */
    public static Template of(String text, Set<String> names) {
        Matcher matcher = NAME.matcher(text);
        boolean known = true;
        while (matcher.find()) {
            known &= names.contains(matcher.group(1));
        }
        if (!known || NAME.matcher(text).replaceAll("").matches(".*[{}].*")) {
            throw new InvalidValueException(text, "a text in which the names " + braces(names) + " may stand");
        }
        return new Template(text);
    }

    /** @param values by name; what has none stays as it is */
    public String with(Map<String, String> values) {
        return NAME.matcher(text).replaceAll(match -> Matcher.quoteReplacement(
                values.getOrDefault(match.group(1), match.group())));
    }

    /** Whether a name stands in it. */
    public boolean has(String name) {
        return text.contains("{" + name + "}");
    }

    /**
     * What stands for a name in a text that was made of this template.
     *
     * @param values of the other names
     * @return empty where the text was not made so
     */
    public Optional<String> find(String name, String made, Map<String, String> values) {
        StringBuilder regex = new StringBuilder();
        Matcher matcher = NAME.matcher(text);
        int end = 0;
        boolean seen = false;
        while (matcher.find()) {
            regex.append(Pattern.quote(text.substring(end, matcher.start())));
            boolean wanted = matcher.group(1).equals(name);
            regex.append(!wanted ? Pattern.quote(values.getOrDefault(matcher.group(1), matcher.group()))
                    : seen ? "\\1" : "(.+)");
            seen |= wanted;
            end = matcher.end();
        }
        Matcher found = Pattern.compile(regex.append(Pattern.quote(text.substring(end))).toString()).matcher(made);
        return seen && found.matches() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static String braces(Set<String> names) {
        return String.join(", ", new TreeSet<>(names).stream().map(name -> "{" + name + "}").toList());
    }

    @Override
    public String toString() {
        return text;
    }
}
