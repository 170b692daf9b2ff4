package io.jenkins.plugins.monitoringimages.spec.reference;

import java.util.List;

/**
 * One key of a spec.
 *
 * @param path such as {@code config.scrapeJobs[].name}; {@code []} stands for an item of a list
 * @param type what its value looks like
 * @param meaning one or two sentences
 * @param byDefault what holds where it is not given; empty for nothing
 * @param allowed in words
 * @param choices all values that are allowed, where they are few
 * @param required whether it must be given where its section is
 * @param wrong a value, as YAML, that is refused; empty where any is taken
 */
public record SpecKey(
        String path,
        KeyType type,
        String meaning,
        String byDefault,
        String allowed,
        List<String> choices,
        boolean required,
        String wrong) {

    public SpecKey {
        choices = List.copyOf(choices);
    }

    /** One that may be left out. */
    static SpecKey of(String path, KeyType type, String meaning) {
        return new SpecKey(path, type, meaning, "", "", List.of(), false, "");
    }

    SpecKey byDefault(String value) {
        return new SpecKey(path, type, meaning, value, allowed, choices, required, wrong);
    }

    /** @param refused a value, as YAML, that is not */
    SpecKey allowed(String words, String refused) {
        return new SpecKey(path, type, meaning, byDefault, words, choices, required, refused);
    }

    SpecKey oneOf(List<String> values, String refused) {
        return new SpecKey(path, type, meaning, byDefault, String.join(", ", values), values, required, refused);
    }

    SpecKey mandatory() {
        return new SpecKey(path, type, meaning, byDefault, allowed, choices, true, wrong);
    }

    /** The path of the section that it is in; empty for the spec itself. */
    public String section() {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }

    /** Its name within its section. */
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
