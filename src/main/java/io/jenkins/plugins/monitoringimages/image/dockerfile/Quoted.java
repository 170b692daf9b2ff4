package io.jenkins.plugins.monitoringimages.image.dockerfile;

import java.util.List;
import java.util.stream.Collectors;

/** Values as a Dockerfile takes them literally. */
final class Quoted {

    private Quoted() {}

    /** A JSON array of strings, as the exec forms want it. */
    static String jsonList(List<String> values) {
        return values.stream().map(Quoted::json).collect(Collectors.joining(", ", "[", "]"));
    }

    /**
     * A word in double quotes, in which the parser would otherwise replace variables.
     *
     * @throws IllegalArgumentException if it has a control character: a Dockerfile has no way to write a line break
     *     within a word
     */
    static String word(String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A word of a Dockerfile cannot have control characters");
        }
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$") + '"';
    }

    private static String json(String value) {
        StringBuilder json = new StringBuilder("\"");
        value.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                json.append(String.format("\\u%04x", c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }
}
