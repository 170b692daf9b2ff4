package io.jenkins.plugins.monitoringimages.release;

/** There is no checksum with which a tarball could be compared. */
public final class NoChecksumException extends ReleaseException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason where none was found, as a sentence without its full stop */
    public NoChecksumException(String reason) {
        super(reason + ", so that the tarball cannot be verified; check the version and the mirror, or give the tarball's"
                + " checksum as release.sha256, or set release.verify to false to take it as it is");
        this.reason = reason;
    }

    /** Where none was found, without what helps. */
    public String reason() {
        return reason;
    }
}
