package io.jenkins.plugins.monitoringimages.plugin.action;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The configurations and Dockerfiles of a run, as files beside its {@code build.xml}: that file is read whole whenever
 * the run is loaded, so what only its page shows does not belong there.
 *
 * @param runFolder the run's own folder, which is deleted with it
 */
record KeptTexts(Path runFolder) {

    /** The longest text that is kept, in characters. */
    private static final int LONGEST = 4 << 20;

    private static final String FOLDER = "monitoring-images";

    /** Whether there is a text, and none that is too long. */
    static boolean keeps(String text) {
        return text != null && !text.isEmpty() && text.length() <= LONGEST;
    }

    void write(int build, String name, String text) throws IOException {
        Path file = file(build, name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** The text, unless its file was taken away. */
    Optional<String> read(int build, String name) throws IOException {
        try {
            return Optional.of(Files.readString(file(build, name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Path file(int build, String name) {
        return runFolder.resolve(FOLDER).resolve(String.valueOf(build)).resolve(Untrusted.fileName(name));
    }
}
