package io.jenkins.plugins.monitoringimages.model;

import java.io.Serializable;
import java.util.Optional;

/**
 * The version that somebody asks for: an exact release, or whichever is the latest when the build runs.
 *
 * @param version the exact release as text, or {@code latest}
 */
public record VersionRequest(String version) implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String LATEST = "latest";

    public VersionRequest {
        if (!LATEST.equals(version)) {
            try {
                version = ReleaseVersion.parse(version).toString();
            } catch (InvalidValueException e) {
                throw new InvalidValueException(version, e.allowed() + ", or latest");
            }
        }
    }

    public static VersionRequest latest() {
        return new VersionRequest(LATEST);
    }

    /** The exact release, or nothing where the latest is asked for. */
    public Optional<ReleaseVersion> exact() {
        return LATEST.equals(version) ? Optional.empty() : Optional.of(ReleaseVersion.parse(version));
    }

    @Override
    public String toString() {
        return version;
    }
}
