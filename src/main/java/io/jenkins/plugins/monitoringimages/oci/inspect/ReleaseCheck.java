package io.jenkins.plugins.monitoringimages.oci.inspect;

/**
 * Whether the layer of the release is the tarball that its project published.
 *
 * @param outcome of the comparison
 * @param detail a sentence for people
 */
public record ReleaseCheck(Outcome outcome, String detail) {

    /** What the comparison gave. */
    public enum Outcome {
        /** The digest of the layer is the published SHA-256. */
        PUBLISHED,
        /** It is another. */
        DIFFERENT,
        /** Nothing was compared; the detail says why. */
        NOT_CHECKED
    }
}
