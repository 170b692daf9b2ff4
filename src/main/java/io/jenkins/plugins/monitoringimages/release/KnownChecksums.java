package io.jenkins.plugins.monitoringimages.release;

import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The checksums of addresses that were asked before, so that a build of a release that is in the cache asks nobody.
 * Each with what it rests on: one that rests on nothing satisfies no build that wants a proof.
 */
final class KnownChecksums {

    private static final int LONGEST = 4096;
    private static final Pattern SYNTAX = Pattern.compile("(list|pin|none) ([0-9a-f]{64})\n.*\n?", Pattern.DOTALL);

    private final CacheFiles files;

    KnownChecksums(CacheFiles files) {
        this.files = files;
    }

    /** What a known checksum rests on. */
    enum Proof {
        /** The release's own list of checksums named it. */
        LIST,
        /** There was no list that named it, and somebody had pinned it. */
        PIN,
        /** There was neither, and it is merely what was received. */
        NONE
    }

    /** A checksum and what it rests on. */
    record Known(Proof proof, Sha256 sha256) {}

    /** What is known of an address; a note that cannot be read counts as none. */
    Optional<Known> of(URI uri) throws IOException {
        Path note = note(uri);
        try {
            if (Files.size(note) > LONGEST) {
                return Optional.empty();
            }
            Matcher matcher = SYNTAX.matcher(Files.readString(note, StandardCharsets.ISO_8859_1));
            return matcher.matches()
                    ? Optional.of(new Known(
                            Proof.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)), new Sha256(matcher.group(2))))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    void remember(URI uri, Known known) throws IOException, InterruptedException {
        String name = key(uri) + ".known";
        String text = known.proof().name().toLowerCase(Locale.ROOT) + " " + known.sha256() + "\n" + uri + "\n";
        CacheLock lock = CacheLock.exclusive(files.lock(name));
        try (lock) {
            Path temporary = files.temporary(name);
            Files.writeString(temporary, text, StandardCharsets.ISO_8859_1);
            files.publish(temporary, note(uri), "rw-------");
        }
    }

    void forget(URI uri) throws IOException {
        Files.deleteIfExists(note(uri));
    }

    static String key(URI uri) {
        return Sha256.of(uri.toString().getBytes(StandardCharsets.UTF_8)).hex();
    }

    private Path note(URI uri) {
        return files.known().resolve(key(uri));
    }
}
