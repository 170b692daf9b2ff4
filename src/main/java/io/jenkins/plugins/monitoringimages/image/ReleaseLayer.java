package io.jenkins.plugins.monitoringimages.image;

/**
 * The release of a component as a layer.
 *
 * @param fileName of the tarball, such as {@code prometheus-2.53.5.linux-armv7.tar.gz}
 * @param layer the tarball as it was published, so that the digest of the layer is the checksum that the project
 *     publishes; or the same files repacked
 * @param published false if it was repacked
 */
public record ReleaseLayer(String fileName, Layer layer, boolean published) {}
