package io.jenkins.plugins.monitoringimages.oci;

import io.jenkins.plugins.monitoringimages.image.Compression;
import java.util.Optional;

/**
 * The media types of images, in OCI's words and in Docker's older ones.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/media-types.md">OCI media types</a>
 */
public final class MediaTypes {

    public static final String INDEX = "application/vnd.oci.image.index.v1+json";
    public static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    public static final String CONFIG = "application/vnd.oci.image.config.v1+json";
    public static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
    public static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";

    private MediaTypes() {}

    /** Whether a document of this type names the manifests of several platforms. */
    public static boolean isIndex(String mediaType) {
        return mediaType.equals(INDEX) || mediaType.equals(DOCKER_LIST);
    }

    /** Whether a document of this type names the configuration and layers of one image. */
    public static boolean isManifest(String mediaType) {
        return mediaType.equals(MANIFEST) || mediaType.equals(DOCKER_MANIFEST);
    }

    /** How a layer of this type is compressed; empty if it is no layer, or one that may not be passed on. */
    public static Optional<Compression> compression(String mediaType) {
        return switch (mediaType) {
            case "application/vnd.oci.image.layer.v1.tar", "application/vnd.docker.image.rootfs.diff.tar" ->
                Optional.of(Compression.NONE);
            case "application/vnd.oci.image.layer.v1.tar+gzip", "application/vnd.docker.image.rootfs.diff.tar.gzip" ->
                Optional.of(Compression.GZIP);
            case "application/vnd.oci.image.layer.v1.tar+zstd", "application/vnd.docker.image.rootfs.diff.tar.zstd" ->
                Optional.of(Compression.ZSTD);
            default -> Optional.empty();
        };
    }
}
