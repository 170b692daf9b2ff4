package io.jenkins.plugins.monitoringimages.oci.inspect;

/**
 * A layer of an image, as it was found.
 *
 * @param digest of its blob, {@code sha256:...}
 * @param size of its blob, in bytes
 * @param origin where it comes from
 * @param madeBy the line of the image's history; empty where there is none
 */
public record InspectedLayer(String digest, long size, Origin origin, String madeBy) {

    /** Where a layer comes from. */
    public enum Origin {
        BASE,
        RELEASE,
        OURS
    }
}
