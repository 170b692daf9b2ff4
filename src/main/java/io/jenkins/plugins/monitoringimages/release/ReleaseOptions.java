package io.jenkins.plugins.monitoringimages.release;

import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.Serializable;
import java.util.Optional;

/**
 * From where a release is taken, and how it is proven.
 *
 * @param mirror http or https address below which releases lie as {@code v<version>/<tarball>}; empty for the
 *     component's own
 * @param pin the SHA-256 that the tarball must have, or null where the release's own list decides
 * @param verify false takes a tarball for which there is neither a list nor a pin, with a warning
 */
public record ReleaseOptions(String mirror, Sha256 pin, boolean verify) implements Serializable {

    private static final long serialVersionUID = 1L;

    public static ReleaseOptions defaults() {
        return new ReleaseOptions("", null, true);
    }

    public Optional<Sha256> pinned() {
        return Optional.ofNullable(pin);
    }
}
