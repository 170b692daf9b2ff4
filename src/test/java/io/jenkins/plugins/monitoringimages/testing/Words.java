package io.jenkins.plugins.monitoringimages.testing;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds what only programmers understand in a text for users. */
public final class Words {

    private static final Pattern JAVA = Pattern.compile(
            "\\b(?:java|javax|sun|io\\.jenkins|com\\.[a-z]+|org\\.[a-z]+)\\.[a-z]\\S*|\\w+(?:Exception|Error)\\b|\\bnull\\b|\\n\\s+at ");

    private Words() {}

    /** Names of packages and classes, lines of a trace, and null. */
    public static List<String> ofJava(String text) {
        return JAVA.matcher(text).results().map(MatchResult::group).toList();
    }
}
