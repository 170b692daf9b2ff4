package io.jenkins.plugins.monitoringimages.build.config;

import java.util.Arrays;

/**
 * A file of the user's that a build puts into the image.
 *
 * @param source its path below the directory of the spec, or of the workspace
 * @param target its absolute path in the image
 * @param content its bytes
 */
public record RenderedFile(String source, String target, byte[] content) {

    public RenderedFile {
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RenderedFile file
                && source.equals(file.source)
                && target.equals(file.target)
                && Arrays.equals(content, file.content);
    }

    @Override
    public int hashCode() {
        return target.hashCode();
    }

    @Override
    public String toString() {
        return source + " -> " + target;
    }
}
