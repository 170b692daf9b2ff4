package io.jenkins.plugins.monitoringimages.yaml;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.io.Serializable;

/**
 * Something that is wrong in a configuration.
 *
 * @param file the file's name as its user knows it
 * @param line from 1, or 0 where no line can be told
 * @param column from 1, or 0 where none can be told
 * @param message what is wrong, and what is allowed
 */
public record Finding(String file, int line, int column, String message) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** {@code file:line:column: message}, as compilers write it, without the places that are not known. */
    @Override
    public String toString() {
        return InvalidValueException.visible(place() + ": " + message);
    }

    private String place() {
        return file + (line > 0 ? ":" + line : "") + (line > 0 && column > 0 ? ":" + column : "");
    }
}
