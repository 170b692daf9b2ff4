package io.jenkins.plugins.monitoringimages.spec;

import io.jenkins.plugins.monitoringimages.model.FilePattern;
import java.io.Serializable;

/**
 * Other files of the user's that are copied into the image.
 *
 * @param from a path, or a pattern of paths, below the directory of the spec or of the workspace
 * @param to an absolute path in the image: of the file, or with {@code /} at its end of the directory that gets the files under
 *     their own names
 */
public record CopiedFiles(FilePattern from, String to) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Where one of the files lies in the image, by its path below the directory of the spec. */
    public String target(String file) {
        return to.endsWith("/") ? to + file.substring(file.lastIndexOf('/') + 1) : to;
    }

    @Override
    public String toString() {
        return from.text() + " -> " + to;
    }
}
