package io.jenkins.plugins.monitoringimages.build.config;

import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.FilePattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files below one folder; a link that leads out of it is refused.
 *
 * @param folder the spec's folder, or the workspace
 */
public record DirectoryFiles(Path folder) implements SourceFiles {

    /** Far above any configuration that a person or a program writes: 16 MiB. */
    private static final long LARGEST = 16L << 20;

    @Override
    public byte[] read(String path) throws BuildException {
        try {
            Path root = folder.toRealPath();
            Path file = root.resolve(path).toRealPath();
            if (!file.startsWith(root)) {
                throw new BuildException(path + " leads out of " + folder + "; allowed: a file within it");
            }
            if (!Files.isRegularFile(file)) {
                throw new BuildException(path + " is not a file in " + folder);
            }
            if (Files.size(file) > LARGEST) {
                throw new BuildException(path + " has " + Files.size(file) + " bytes; allowed: at most " + LARGEST);
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new BuildException("There is no file " + path + " in " + folder, e);
        } catch (IOException e) {
            throw new BuildException("The file " + path + " in " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public List<String> matching(FilePattern pattern) throws BuildException {
        if (pattern.isPath()) {
            return List.of(pattern.text());
        }
        int depth = pattern.text().split("/").length;
        try (Stream<Path> files = Files.walk(fixedPart(pattern.text()), depth)) {
            List<String> found = files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(pattern::matches)
                    .sorted()
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        } catch (NoSuchFileException e) {
            // There is no file either where there is no directory.
        } catch (IOException | UncheckedIOException e) {
            throw new BuildException("The files " + pattern.text() + " in " + folder + " cannot be listed", e);
        }
        throw new BuildException("No file in " + folder + " matches " + pattern.text());
    }

    /** The directory up to the first part in which a sign stands for something else. */
    private Path fixedPart(String pattern) {
        String fixed = pattern.split("[*?\\[\\\\]", 2)[0];
        return folder.resolve(fixed.contains("/") ? fixed.substring(0, fixed.lastIndexOf('/')) : "");
    }
}
