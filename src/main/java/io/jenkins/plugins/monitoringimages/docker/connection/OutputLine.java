package io.jenkins.plugins.monitoringimages.docker.connection;

import java.util.regex.Pattern;

/** Text of the engine or of a container, made fit to be shown as one line. */
public final class OutputLine {

    private static final Pattern ESCAPE_SEQUENCE = Pattern.compile("\\u001b\\[[0-9;?]*[ -/]*[@-~]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t]]+");

    private OutputLine() {}

    /** The text without colours and line breaks; of what a carriage return overwrites, the last state. */
    public static String clean(String text) {
        String stripped = text.stripTrailing();
        String last = stripped.substring(stripped.lastIndexOf('\r') + 1);
        String plain = ESCAPE_SEQUENCE.matcher(last).replaceAll("");
        return CONTROL.matcher(plain).replaceAll(" ").stripTrailing();
    }
}
