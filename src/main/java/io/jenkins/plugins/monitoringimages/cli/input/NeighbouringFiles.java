package io.jenkins.plugins.monitoringimages.cli.input;

import io.jenkins.plugins.monitoringimages.component.prometheus.check.FilesBeside;
import io.jenkins.plugins.monitoringimages.model.FilePattern;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files that a configuration names, by their paths from its directory. A pattern is followed in the last part of a
 * path only, as Prometheus wants it.
 */
public record NeighbouringFiles(Path directory) implements FilesBeside {

    private static final long LARGEST = 16L << 20;

    @Override
    public List<String> matching(FilePattern pattern) {
        String text = pattern.text();
        String parent = text.substring(0, text.lastIndexOf('/') + 1);
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.resolve(parent))) {
            for (Path file : files) {
                String path = parent + file.getFileName();
                if (pattern.matches(path) && Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
                    found.add(path);
                }
            }
        } catch (IOException | RuntimeException e) {
            // What cannot be listed is not at hand.
            return List.of();
        }
        return found.stream().sorted().toList();
    }

    @Override
    public Optional<byte[]> read(String path) {
        try {
            return Optional.of(Files.readAllBytes(directory.resolve(path)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
