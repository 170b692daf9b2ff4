package io.jenkins.plugins.monitoringimages.build.config;

import io.jenkins.plugins.monitoringimages.component.prometheus.check.FilesBeside;
import io.jenkins.plugins.monitoringimages.model.FilePattern;
import java.util.List;
import java.util.Optional;

/**
 * The files of a build, as a configuration in the image will see them.
 *
 * @param directory of the configuration, where relative paths begin
 */
record FilesInImage(String directory, List<RenderedFile> files) implements FilesBeside {

    @Override
    public List<String> matching(FilePattern pattern) {
        return files.stream()
                .map(file -> nameFor(file, pattern))
                .filter(pattern::matches)
                .sorted()
                .toList();
    }

    @Override
    public Optional<byte[]> read(String path) {
        return find(path).map(RenderedFile::content);
    }

    /** The file at a path, absolute or relative to the configuration's directory. */
    Optional<RenderedFile> find(String path) {
        String absolute = path.startsWith("/") ? path : directory + "/" + path;
        return files.stream().filter(file -> file.target().equals(absolute)).findFirst();
    }

    /** A path as the pattern has it: absolute, or relative to the configuration's directory where it lies there. */
    private String nameFor(RenderedFile file, FilePattern pattern) {
        boolean relative = !pattern.text().startsWith("/") && file.target().startsWith(directory + "/");
        return relative ? file.target().substring(directory.length() + 1) : file.target();
    }
}
