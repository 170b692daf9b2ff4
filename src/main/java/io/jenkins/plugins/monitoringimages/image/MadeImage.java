package io.jenkins.plugins.monitoringimages.image;

import java.time.Instant;
import java.util.Optional;

/**
 * An image that was made before. Its id is a checksum of its content, so that the image of this id is this very one.
 *
 * @param id {@code sha256:} and 64 digits
 * @param made when
 * @param tarballSize of the release in it, in bytes
 * @param proof what was seen when it ran; empty if it was not run
 */
public record MadeImage(String id, Instant made, long tarballSize, Optional<String> proof) {}
