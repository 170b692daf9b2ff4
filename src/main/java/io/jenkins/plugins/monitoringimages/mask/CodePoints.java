package io.jenkins.plugins.monitoringimages.mask;

/** Where the code points of a text are: SnakeYAML counts those, and a text its characters. */
final class CodePoints {

    private final String text;
    private final boolean same;
    private int points;
    private int characters;

    CodePoints(String text) {
        this.text = text;
        this.same = text.codePoints().noneMatch(Character::isSupplementaryCodePoint);
    }

    /** The index of a code point's first character; quick for points that are asked for in their order. */
    int index(int point) {
        if (same) {
            return Math.min(point, text.length());
        }
        if (point < points) {
            points = 0;
            characters = 0;
        }
        while (points < point && characters < text.length()) {
            characters += Character.charCount(text.codePointAt(characters));
            points++;
        }
        return characters;
    }
}
