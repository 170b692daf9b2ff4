package io.jenkins.plugins.monitoringimages.component.prometheus.check;

import io.jenkins.plugins.monitoringimages.model.FilePattern;
import java.util.List;
import java.util.Optional;

/** The files that lie beside a configuration, where they are at hand. */
public interface FilesBeside {

    /** None are at hand. */
    FilesBeside NONE = new FilesBeside() {
        @Override
        public List<String> matching(FilePattern pattern) {
            return List.of();
        }

        @Override
        public Optional<byte[]> read(String path) {
            return Optional.empty();
        }
    };

    /** The paths, relative to the configuration's directory or absolute, of the files that a pattern matches, sorted. */
    List<String> matching(FilePattern pattern);

    /** A file's bytes; empty where it cannot be read. */
    Optional<byte[]> read(String path);
}
