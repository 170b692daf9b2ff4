package io.jenkins.plugins.monitoringimages.oci.read;

import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.oci.DamagedBlobException;
import io.jenkins.plugins.monitoringimages.oci.LayoutJson;
import io.jenkins.plugins.monitoringimages.oci.VerifiedInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Files by their paths: those of a directory or of a tar. */
interface LayoutFiles {

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

    /** A small blob, compared with its digest. */
    default Blob smallBlob(String digest) throws IOException {
        Blob blob = Blob.of(small(LayoutJson.path(sha256(digest).digest())));
        if (!blob.digest().equals(digest)) {
            throw DamagedBlobException.of(sha256(digest), blob.sha256());
        }
        return blob;
    }

    /** A blob that is compared with its digest when it is read. */
    default Blob blob(String path, Sha256 sha256) throws IOException {
        long size = size(path).orElseThrow(() -> new IOException("it has no " + path));
        LayoutFiles files = this;
        return new Blob() {
            @Override
            public Sha256 sha256() {
                return sha256;
            }

            @Override
            public long size() {
                return size;
            }

            @Override
            public InputStream open() throws IOException {
                return new VerifiedInput(files.open(path), sha256, size);
            }

            @Override
            public String toString() {
                return digest();
            }
        };
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
