package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.model.BuildException;

/** The files that a spec names: below the spec's folder, or below the workspace of a run. */
@FunctionalInterface
public interface SourceFiles {

    /**
     * @param path relative, with {@code /}, as {@code SpecValues.file} allows
     * @return the whole file
     * @throws BuildException if there is none, it cannot be read, is too large, or lies elsewhere through a link
     */
    byte[] read(String path) throws BuildException;
}
