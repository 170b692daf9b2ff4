package io.jenkins.plugins.monitoringimages.docker.build;

import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.FileEntry;

/**
 * A file, directory or link of a build context. Its owner is root; a Dockerfile's {@code COPY} says whose it is in the image.
 *
 * @param path relative, with {@code /}, without {@code .} and {@code ..}; with {@code /} at its end for a directory
 * @param mode permission bits, 0 to 07777 octal
 * @param content of a file; empty for others
 * @param link where a link leads; empty for others
 */
public record ContextPart(String path, int mode, Blob content, String link) {

    /** A file. */
    public ContextPart(String path, int mode, Blob content) {
        this(path, mode, content, "");
    }

    /** An entry of an image, at its path in the context. */
    public static ContextPart of(FileEntry entry, String path) {
        String name = entry.kind() == FileEntry.Kind.DIRECTORY ? path + "/" : path;
        return new ContextPart(name, entry.mode(), Blob.of(entry.content()), entry.target());
    }
}
