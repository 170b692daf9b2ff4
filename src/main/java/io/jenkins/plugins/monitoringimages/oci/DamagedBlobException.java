package io.jenkins.plugins.monitoringimages.oci;

import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.IOException;

/** Bytes that are others than their digest says. The message is a sentence for users. */
public final class DamagedBlobException extends IOException {

    private static final long serialVersionUID = 1L;

    private DamagedBlobException(String message) {
        super(message);
    }

    public static DamagedBlobException of(Sha256 wanted, Sha256 actual) {
        return new DamagedBlobException("The blob " + wanted.digest() + " has the digest " + actual.digest()
                + ", so that it is damaged or was replaced");
    }

    public static DamagedBlobException ofLength(Sha256 wanted, long size) {
        return new DamagedBlobException("The blob " + wanted.digest() + " has not the " + size
                + " bytes that it must have, so that it is damaged or was replaced");
    }
}
