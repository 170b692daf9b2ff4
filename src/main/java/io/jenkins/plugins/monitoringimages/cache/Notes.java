package io.jenkins.plugins.monitoringimages.cache;

import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Small texts about blobs and addresses, each by its kind and key. One that is lost or damaged costs time and no more. */
final class Notes {

    private static final int LONGEST = 1 << 20;

    private final CacheFiles files;

    Notes(CacheFiles files) {
        this.files = files;
    }

    Optional<String> find(String kind, String key) throws IOException {
        Path note = place(kind, key);
        try {
            return Files.size(note) > LONGEST
                    ? Optional.empty()
                    : Optional.of(new String(Files.readAllBytes(note), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    void remember(String kind, String key, String text) throws IOException, InterruptedException {
        String name = kind + "-" + hash(key) + ".note";
        CacheLock lock = files.exclusive(files.lock(name));
        try (lock) {
            Path temporary = files.temporary(name);
            Files.writeString(temporary, text);
            files.publish(temporary, place(kind, key), "rw-------");
        }
    }

    void forget(String kind, String key) throws IOException {
        Files.deleteIfExists(place(kind, key));
    }

    void clear() throws IOException {
        for (Path kind : CacheFiles.children(files.notes())) {
            for (Path note : CacheFiles.children(kind)) {
                CacheFiles.remove(note);
            }
        }
    }

    private Path place(String kind, String key) {
        return files.notes().resolve(kind).resolve(hash(key));
    }

    private static String hash(String key) {
        return Sha256.of(key.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
