package io.jenkins.plugins.monitoringimages.model;

import java.io.Serializable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A SHA-256 digest.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Sha256(String hex) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** @throws InvalidValueException if it is not 64 hexadecimal digits (case and a leading {@code sha256:} are ignored) */
    public Sha256 {
        String digits = hex == null ? "" : hex.trim().toLowerCase(Locale.ROOT);
        digits = digits.startsWith("sha256:") ? digits.substring("sha256:".length()) : digits;
        if (!digits.matches("[0-9a-f]{64}")) {
            throw new InvalidValueException(hex, "a SHA-256 of 64 hexadecimal digits");
        }
        hex = digits;
    }

    /** The digest of some bytes. */
    public static Sha256 of(byte[] bytes) {
        return new Sha256(HexFormat.of().formatHex(newDigest().digest(bytes)));
    }

    /** The digest of all that was fed to {@code fed}, which is reset by this. */
    public static Sha256 of(MessageDigest fed) {
        return new Sha256(HexFormat.of().formatHex(fed.digest()));
    }

    /** A digest to feed; every Java platform has this algorithm. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java platform lacks SHA-256, which every one must have", e);
        }
    }

    /** As OCI writes it: {@code sha256:} and the digits. */
    public String digest() {
        return "sha256:" + hex;
    }

    @Override
    public String toString() {
        return hex;
    }
}
