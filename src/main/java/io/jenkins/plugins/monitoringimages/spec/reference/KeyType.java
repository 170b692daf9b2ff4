package io.jenkins.plugins.monitoringimages.spec.reference;

/** What the value of a key looks like. */
public enum KeyType {
    /** One value: a text, which needs no quotes where it looks like a number. */
    TEXT("text"),
    /** {@code true} or {@code false}. */
    FLAG("true or false"),
    /** A list of texts, or one text alone. */
    TEXTS("list of texts"),
    /** A mapping from names to texts. */
    PAIRS("mapping of names to texts"),
    /** One text, or a mapping from names to texts. */
    TEXT_OR_PAIRS("text, or mapping"),
    /** An id, the path of a file, or a mapping whose keys are not in the table. */
    DECLARATION("text, or mapping"),
    /** A mapping whose keys are in the table. */
    SECTION("section"),
    /** A list of mappings whose keys are in the table. */
    SECTIONS("list of sections");

    private final String words;

    KeyType(String words) {
        this.words = words;
    }

    /** As people write it. */
    public String words() {
        return words;
    }
}
