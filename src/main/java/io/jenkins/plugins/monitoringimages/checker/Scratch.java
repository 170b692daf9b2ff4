package io.jenkins.plugins.monitoringimages.checker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for one check, removed with all that is in it. */
final class Scratch implements AutoCloseable {

    private final Path directory;

    /** @param parent is created where it does not exist */
    Scratch(Path parent) throws CheckerException {
        try {
            Files.createDirectories(parent);
            // The working directory of a program must not depend on this one's.
            this.directory = Files.createTempDirectory(parent.toAbsolutePath(), "check-");
        } catch (IOException e) {
            throw new CheckerException(
                    "No directory for the check can be made in " + parent + ": " + e.getMessage(), e);
        }
    }

    Path directory() {
        return directory;
    }

    /**
     * Writes a file that is not there yet.
     *
     * @param name relative, and inside this directory
     */
    void write(String name, byte[] content) throws CheckerException {
        try {
            Path file = directory.resolve(name).normalize();
            if (!file.startsWith(directory) || file.equals(directory)) {
                throw new CheckerException(
                        "The file '" + name + "' lies outside of the configuration's directory; allowed: a path below it");
            }
            Files.createDirectories(file.getParent());
            Files.write(file, content, StandardOpenOption.CREATE_NEW);
        } catch (InvalidPathException | IOException e) {
            throw new CheckerException("The file '" + name + "' cannot be laid out for the check", e);
        }
    }

    @Override
    public void close() throws CheckerException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new CheckerException("The directory " + directory + " cannot be removed: " + e.getMessage(), e);
        }
    }
}
