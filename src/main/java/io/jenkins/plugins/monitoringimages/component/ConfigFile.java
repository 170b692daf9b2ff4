package io.jenkins.plugins.monitoringimages.component;

import java.util.Optional;

/**
 * The configuration file of a component.
 *
 * @param path where it lies in the image
 * @param sample the name of the release's own, below its root directory, which is taken where a user gives none
 * @param generator the name of the {@link ConfigGenerator} that writes it from settings
 * @param checker the program that checks it
 */
public record ConfigFile(
        String path, Optional<String> sample, Optional<String> generator, Optional<CheckerProgram> checker) {

    /** Its name without its directory. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The directory in which it lies. */
    public String directory() {
        return path.substring(0, path.lastIndexOf('/'));
    }
}
