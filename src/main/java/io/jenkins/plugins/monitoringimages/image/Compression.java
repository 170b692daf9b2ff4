package io.jenkins.plugins.monitoringimages.image;

/** How the tar of a layer is stored. */
public enum Compression {
    NONE(""),
    GZIP("+gzip"),
    ZSTD("+zstd");

    private static final String TAR = "application/vnd.oci.image.layer.v1.tar";

    private final String suffix;

    Compression(String suffix) {
        this.suffix = suffix;
    }

    /** The media type of such a layer in an OCI manifest. */
    public String mediaType() {
        return TAR + suffix;
    }
}
