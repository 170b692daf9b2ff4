package io.jenkins.plugins.monitoringimages.release;

import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * From where a release is taken, and how it is verified.
 *
 * @param mirror http or https address below which releases lie as {@code v<version>/<tarball>}; empty for the
 *     component's own
 * @param pins the SHA-256 that the tarball for a platform must have; where there is none, the release's own list decides
 * @param verify false takes a tarball for which there is neither a list nor a pin, with a warning
 * @param login at the mirror
 */
public record ReleaseOptions(String mirror, Map<Platform, Sha256> pins, boolean verify, MirrorLogin login)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    public ReleaseOptions {
        pins = Collections.unmodifiableMap(new TreeMap<>(pins));
    }

    /** Without a login. */
    public ReleaseOptions(String mirror, Map<Platform, Sha256> pins, boolean verify) {
        this(mirror, pins, verify, MirrorLogin.none());
    }

    /** The same with another login. */
    public ReleaseOptions withLogin(MirrorLogin other) {
        return new ReleaseOptions(mirror, pins, verify, other);
    }

    public static ReleaseOptions defaults() {
        return of("");
    }

    /** A mirror whose own lists of checksums decide. */
    public static ReleaseOptions of(String mirror) {
        return new ReleaseOptions(mirror, Map.of(), true);
    }

    public Optional<Sha256> pinned(Platform platform) {
        return Optional.ofNullable(pins.get(platform));
    }
}
