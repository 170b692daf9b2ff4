package io.jenkins.plugins.monitoringimages.build.config;

import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.FilePattern;
import java.util.List;

/** The files that a spec names: below the spec's folder, or below the workspace of a run. */
@FunctionalInterface
public interface SourceFiles {

    /**
     * @param path relative, with {@code /}, as {@code SpecValues.file} allows
     * @return the whole file
     * @throws BuildException if there is none, it cannot be read, is too large, or lies elsewhere through a link
     */
    byte[] read(String path) throws BuildException;

    /**
     * The files that a pattern names, sorted; never empty. Where nothing can be listed, it is the pattern itself.
     *
     * @throws BuildException if there is none
     */
    default List<String> matching(FilePattern pattern) throws BuildException {
        return List.of(pattern.text());
    }
}
