package io.jenkins.plugins.monitoringimages.spec;

import io.jenkins.plugins.monitoringimages.model.BuildException;

/** Reads the files that are needed to understand a spec: declarations of components. */
@FunctionalInterface
public interface SpecFiles {

    /**
     * @param path below the directory of the spec or of the workspace, as {@link SpecValues#file} allows
     * @return its text
     * @throws BuildException if it cannot be read
     */
    String read(String path) throws BuildException;

    /** Where there are none at hand, as while a form is filled in. */
    static SpecFiles none() {
        return path -> {
            throw new BuildException(path + " is a file, which is read when the build runs");
        };
    }
}
