package io.jenkins.plugins.monitoringimages.image;

import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bytes that are known by their SHA-256, such as a layer, a configuration or a manifest. They may be read any number of
 * times, also by several threads at once.
 */
public interface Blob {

    Sha256 sha256();

    /** In bytes. */
    long size();

    /**
     * Begins at the first byte; the caller closes it.
     *
     * @throws IOException if the bytes cannot be had, or are found to be others than {@link #sha256} says
     */
    InputStream open() throws IOException;

    /** The digest as OCI writes it: {@code sha256:} and 64 digits. */
    default String digest() {
        return sha256().digest();
    }

    /** Begins to read a blob. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /**
     * Bytes from wherever they are.
     *
     * @param sha256 of the bytes
     * @param size in bytes
     * @param source is asked each time that they are read
     */
    static Blob of(Sha256 sha256, long size, Source source) {
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
                return source.open();
            }

            @Override
            public String toString() {
                return digest();
            }
        };
    }

    /** A small blob in memory. */
    static Blob of(byte[] bytes) {
        byte[] kept = bytes.clone();
        return of(Sha256.of(kept), kept.length, () -> new ByteArrayInputStream(kept));
    }

    /** A small blob in memory, as UTF-8. */
    static Blob of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A file whose content has been compared with its checksum. It must stay as it is while the blob is in use.
     *
     * @param sha256 of the file
     * @param size of the file, in bytes
     */
    static Blob of(Path file, Sha256 sha256, long size) {
        return of(sha256, size, () -> Files.newInputStream(file));
    }

    /** All of a small blob. */
    default byte[] bytes() throws IOException {
        try (InputStream in = open()) {
            return in.readAllBytes();
        }
    }
}
