package io.jenkins.plugins.monitoringimages.release;

import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.Optional;

/**
 * Programs taken out of tarballs, as {@code tools/<SHA-256 of the tarball>/<SHA-256 of the program>/<name>}: a program
 * is run only after its content was compared with the checksum that it had when it was extracted.
 */
final class CachedTools {

    private final CacheFiles files;
    private final long cap;

    CachedTools(CacheFiles files, long cap) {
        this.files = files;
        this.cap = cap;
    }

    /** As {@link ReleaseCache#tool}. */
    Path tool(ReleaseTarball tarball, String name) throws IOException, ReleaseException, InterruptedException {
        Optional<Path> found = find(tarball.sha256(), name);
        if (found.isPresent()) {
            return found.get();
        }
        CacheLock lease = CacheLock.shared(files.useLock(tarball.sha256()));
        try (lease) {
            return findOrExtract(tarball, name, tarball.sha256() + "-" + name + ".tool");
        }
    }

    private Path findOrExtract(ReleaseTarball tarball, String name, String key)
            throws IOException, ReleaseException, InterruptedException {
        CacheLock lock = CacheLock.exclusive(files.lock(key));
        try (lock) {
            Optional<Path> found = find(tarball.sha256(), name);
            return found.isPresent() ? found.get() : extract(tarball, name, files.temporary(key));
        }
    }

    private Optional<Path> find(Sha256 tarball, String name) throws IOException, InterruptedException {
        for (Path content : CacheFiles.children(files.tools(tarball))) {
            Path tool = content.resolve(name);
            if (Files.isRegularFile(tool) && CacheFiles.hash(tool).hex().equals(content.getFileName().toString())) {
                files.touch(tool);
                return Optional.of(tool);
            }
        }
        return Optional.empty();
    }

    private Path extract(ReleaseTarball tarball, String name, Path temporary)
            throws IOException, ReleaseException, InterruptedException {
        try {
            Sha256 sha256 = files.write(temporary, file -> {
                DigestOutputStream out = new DigestOutputStream(Channels.newOutputStream(file), Sha256.newDigest());
                new TarballReader().read(tarball, (entry, size, mode, content) -> {
                    if (entry.equals(name)) {
                        content.transferTo(out);
                    }
                });
                return Sha256.of(out.getMessageDigest());
            });
            Path tool = files.tools(tarball.sha256()).resolve(sha256.hex()).resolve(name);
            files.publish(temporary, tool, "rwx------");
            files.touch(tool);
            new Eviction(files).shrinkTo(cap);
            return tool;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
