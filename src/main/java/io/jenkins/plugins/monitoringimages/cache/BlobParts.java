package io.jenkins.plugins.monitoringimages.cache;

import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Programs taken out of blobs, as {@code parts/<SHA-256 of the blob>/<SHA-256 of the program>/<name>}: a program is run
 * only after its content was compared with the checksum that it had when it was extracted.
 */
final class BlobParts {

    private final CacheFiles files;
    private final long cap;

    BlobParts(CacheFiles files, long cap) {
        this.files = files;
        this.cap = cap;
    }

    /** As {@link BlobCache#part}. */
    <E extends Exception> Path obtain(Sha256 blob, String name, Loader<E> loader)
            throws IOException, E, InterruptedException {
        Optional<Path> found = find(blob, name);
        if (found.isPresent()) {
            return found.get();
        }
        CacheLock lease = files.shared(files.useLock(blob));
        try (lease) {
            return findOrExtract(blob, name, blob + "-" + name + ".part", loader);
        }
    }

    private <E extends Exception> Path findOrExtract(Sha256 blob, String name, String key, Loader<E> loader)
            throws IOException, E, InterruptedException {
        CacheLock lock = files.exclusive(files.lock(key));
        try (lock) {
            Optional<Path> found = find(blob, name);
            return found.isPresent() ? found.get() : extract(blob, name, files.temporary(key), loader);
        }
    }

    private Optional<Path> find(Sha256 blob, String name) throws IOException, InterruptedException {
        for (Path content : CacheFiles.children(files.parts(blob))) {
            Path part = content.resolve(name);
            if (Files.isRegularFile(part) && CacheFiles.hash(part).hex().equals(content.getFileName().toString())) {
                files.touch(part);
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    private <E extends Exception> Path extract(Sha256 blob, String name, Path temporary, Loader<E> loader)
            throws IOException, E, InterruptedException {
        try {
            Sha256 sha256 = files.write(temporary, loader);
            Path part = files.parts(blob).resolve(sha256.hex()).resolve(name);
            files.publish(temporary, part, "rwx------");
            files.touch(part);
            new Eviction(files).shrinkTo(cap);
            return part;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
