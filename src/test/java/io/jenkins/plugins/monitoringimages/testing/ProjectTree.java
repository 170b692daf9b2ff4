package io.jenkins.plugins.monitoringimages.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** The files of the project that is tested; each of its builds runs the tests in another directory. */
public final class ProjectTree {

    private ProjectTree() {}

    /** @param path from the top of the project */
    public static Path file(String path) {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve("examples"))) {
            directory = directory.getParent();
        }
        return directory.resolve(path);
    }
}
