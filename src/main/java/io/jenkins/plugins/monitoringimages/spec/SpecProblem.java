package io.jenkins.plugins.monitoringimages.spec;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.io.Serializable;

/**
 * Something that is wrong in a spec.
 *
 * @param key where, as a path such as {@code config.scrapeJobs[1].targets[0]}; empty for the spec as a whole
 * @param line from 1, or 0 where the spec is no text (a form, Pipeline arguments, {@code --set})
 * @param message the value, and what is allowed
 */
public record SpecProblem(String key, int line, String message) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** {@code image.tags[0] (line 31): ...}. */
    @Override
    public String toString() {
        String place = key.isEmpty() ? "spec" : key;
        return InvalidValueException.visible(place + (line > 0 ? " (line " + line + ")" : "") + ": " + message);
    }
}
