package io.jenkins.plugins.monitoringimages.release.download;

import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The checksum of an address that was asked before, so that a build of a release that is in the cache asks nobody, with
 * what it rests on: one that rests on nothing satisfies no build that wants it verified.
 */
public record KnownChecksum(Source source, Sha256 sha256) {

    private static final Pattern SYNTAX = Pattern.compile("(list|pin|none) ([0-9a-f]{64})\n.*\n?", Pattern.DOTALL);

    /** What a known checksum rests on. */
    enum Source {
        /** The release's own list of checksums named it. */
        LIST,
        /** There was no list that named it, and somebody had pinned it. */
        PIN,
        /** There was neither, and it is merely what was received. */
        NONE
    }

    /** Reads the first line of a note; nothing where it is damaged. */
    static Optional<KnownChecksum> parse(String note) {
        Matcher matcher = SYNTAX.matcher(note);
        return matcher.matches()
                ? Optional.of(new KnownChecksum(
                        Source.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)), new Sha256(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return source.name().toLowerCase(Locale.ROOT) + " " + sha256;
    }
}
