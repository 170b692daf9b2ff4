package io.jenkins.plugins.monitoringimages.oci.read;

import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.oci.DamagedBlobException;
import io.jenkins.plugins.monitoringimages.oci.FileWork;
import io.jenkins.plugins.monitoringimages.oci.LayoutJson;
import io.jenkins.plugins.monitoringimages.oci.VerifiedInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.OptionalLong;

/** Files by their paths: those of a directory or of a tar. The blobs of an OCI layout have paths made of their digests. */
interface LayoutFiles extends BlobSource {

    /** The size of a regular file in bytes; empty where there is none. */
    OptionalLong size(String path) throws IOException;

    /** @param path of a file that is there */
    InputStream open(String path) throws IOException;

    /** The files of a directory. */
    static LayoutFiles of(Path directory) {
        return new LayoutFiles() {
            @Override
            public OptionalLong size(String path) throws IOException {
                Path file = directory.resolve(path);
                return Files.isRegularFile(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
            }

            @Override
            public InputStream open(String path) throws IOException {
                return Files.newInputStream(directory.resolve(path));
            }
        };
    }

    /**
     * All of a small file.
     *
     * @throws IOException if it is not there, or longer than such files are
     */
    default byte[] small(String path) throws IOException {
        long size = size(path).orElseThrow(() -> new IOException("it has no " + path));
        if (size > LayoutJson.LONGEST) {
            throw new IOException(path + " has " + size + " bytes, which is more than any such file has");
        }
        try (InputStream in = open(path)) {
            return in.readNBytes((int) size);
        }
    }

    @Override
    default Optional<Blob> manifest(Sha256 sha256) throws IOException {
        String path = LayoutJson.path(sha256.digest());
        if (size(path).isEmpty()) {
            return Optional.empty();
        }
        Blob blob = Blob.of(small(path));
        if (!blob.sha256().equals(sha256)) {
            throw DamagedBlobException.of(sha256, blob.sha256());
        }
        return Optional.of(blob);
    }

    @Override
    default Optional<Blob> config(Sha256 sha256) throws IOException {
        return manifest(sha256);
    }

    @Override
    default Optional<Blob> layer(Sha256 sha256, long size) throws IOException {
        String path = LayoutJson.path(sha256.digest());
        return size(path).isPresent() ? Optional.of(blob(path, sha256)) : Optional.empty();
    }

    /** The digest of a file that is there. */
    default Sha256 hash(String path) throws IOException, InterruptedException {
        MessageDigest digest = Sha256.newDigest();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = open(path)) {
            for (int read = in.read(buffer); read != -1; read = in.read(buffer)) {
                FileWork.stopIfInterrupted();
                digest.update(buffer, 0, read);
            }
        }
        return Sha256.of(digest);
    }

    /** Whether a file that is there begins as gzip does. */
    default boolean isGzip(String path) throws IOException {
        try (InputStream in = open(path)) {
            return isGzip(in.readNBytes(2));
        }
    }

    static boolean isGzip(byte[] magic) {
        return magic.length >= 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
    }

    /** A blob that is compared with its digest when it is read. */
    default Blob blob(String path, Sha256 sha256) throws IOException {
        long size = size(path).orElseThrow(() -> new IOException("it has no " + path));
        return Blob.of(sha256, size, () -> new VerifiedInput(open(path), sha256, size));
    }

    /** @throws IOException if it is no SHA-256 */
    static Sha256 sha256(String digest) throws IOException {
        try {
            return new Sha256(digest);
        } catch (InvalidValueException e) {
            throw new IOException("the digest " + e.getMessage(), e);
        }
    }
}
