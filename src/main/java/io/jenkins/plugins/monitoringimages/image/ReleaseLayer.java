package io.jenkins.plugins.monitoringimages.image;

import java.util.Optional;

/**
 * The release of a component as a layer.
 *
 * @param fileName of the tarball, such as {@code prometheus-2.53.5.linux-armv7.tar.gz}
 * @param layer the tarball as it was published, so that the digest of the layer is the checksum that the project publishes; or
 *     the same files repacked. Empty where an image is described and not made
 */
public record ReleaseLayer(String fileName, Optional<Layer> layer) {}
