package io.jenkins.plugins.monitoringimages.model;

/**
 * A value that is outside its domain. The message names the value and what is allowed, and never the key: whoever read
 * the value (a spec, a form, a Pipeline argument) knows where it stood and says so.
 */
public final class InvalidValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_QUOTE = 120;

    private final String allowed;

    /**
     * @param value what was given
     * @param allowed what may be given, worded to follow "allowed:"
     */
    public InvalidValueException(String value, String allowed) {
        super(quote(value) + " is not allowed; allowed: " + allowed);
        this.allowed = allowed;
    }

    /** What may be given instead, as a phrase. */
    public String allowed() {
        return allowed;
    }

    /**
     * The value on one line, in quotes, without logins and tokens of an address, control characters escaped and cut to a
     * readable length.
     */
    public static String quote(String value) {
        if (value == null) {
            return "nothing";
        }
        String masked = SecretText.value(value);
        String shown = masked.length() > LONGEST_QUOTE ? masked.substring(0, LONGEST_QUOTE) + "..." : masked;
        StringBuilder quoted = new StringBuilder("'");
        return quoted.append(visible(shown).replace("\n", "\\n").replace("\t", "\\u0009")).append("'").toString();
    }

    /**
     * A text of somebody else's as it may be shown: what would move the cursor, colour a terminal or turn the direction of
     * reading is escaped, and the secrets of addresses are masked; line feeds and tabs stay.
     */
    public static String visible(String text) {
        StringBuilder shown = new StringBuilder();
        SecretText.mask(text).codePoints().forEach(c -> {
            boolean hidden = switch (Character.getType(c)) {
                case Character.CONTROL -> c != '\n' && c != '\t';
                case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
                default -> false;
            };
            shown.append(hidden ? String.format(c > 0xffff ? "\\U%08x" : "\\u%04x", c) : Character.toString(c));
        });
        return shown.toString();
    }
}
