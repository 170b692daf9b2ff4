package io.jenkins.plugins.monitoringimages.oci.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.oci.DamagedBlobException;
import io.jenkins.plugins.monitoringimages.oci.LayoutJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The files of an OCI layout in a directory. Each is written under another name and moved to its place, so that it is complete
 * or not there.
 */
final class LayoutDirectory {

    /** Of the lock and of temporary files. */
    private static final String OURS = ".monitoring-images";

    private static final String TEMPORARY = OURS + "-";

    private final Path root;

    LayoutDirectory(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    /** @throws ImageException if something else lies there */
    void check() throws IOException, ImageException {
        if (!Files.exists(root)) {
            return;
        }
        if (!Files.isDirectory(root)) {
            throw new ImageException(root + " is a file; an OCI layout is a directory, a new or an empty one or a layout");
        }
        if (isLayout()) {
            return;
        }
        try (Stream<Path> children = Files.list(root)) {
            boolean foreign = children.anyMatch(child -> !child.getFileName().toString().startsWith(OURS));
            // Asked once more: another build may have begun the layout since, and its marker is what comes first.
            if (foreign && !isLayout()) {
                throw new ImageException("The directory " + root + " is not empty and no OCI layout (it has no oci-layout file);"
                        + " give a new or an empty one");
            }
        }
    }

    /** Makes the layout where it is missing. */
    void create() throws IOException, ImageException {
        check();
        Files.createDirectories(root);
        // First, because a directory with other things in it would be refused by whoever comes next.
        if (!isLayout()) {
            write("oci-layout", LayoutJson.marker());
        }
        Files.createDirectories(root.resolve("blobs").resolve("sha256"));
    }

    boolean isLayout() throws IOException {
        Path marker = root.resolve("oci-layout");
        return Files.isRegularFile(marker)
                && Files.size(marker) < LayoutJson.LONGEST
                && LayoutJson.isMarker(Files.readAllBytes(marker));
    }

    /** The index; an empty one where there is none yet. */
    ObjectNode index() throws IOException {
        Path file = root.resolve("index.json");
        if (!Files.exists(file)) {
            return LayoutJson.emptyIndex();
        }
        JsonNode index = Files.size(file) <= LayoutJson.LONGEST ? LayoutJson.JSON.readTree(Files.readAllBytes(file)) : null;
        if (index instanceof ObjectNode object && object.path("manifests").isArray()) {
            return object;
        }
        throw new IOException("index.json is no OCI index");
    }

    void replaceIndex(ObjectNode index) throws IOException {
        write("index.json", LayoutJson.bytes(index));
    }

    Path file(String digest) {
        return root.resolve(LayoutJson.path(digest));
    }

    /** Whether a blob lies here, going by its size. */
    boolean has(Blob blob) throws IOException {
        Path file = file(blob.digest());
        return Files.isRegularFile(file) && Files.size(file) == blob.size();
    }

    /** Whether a blob lies here whose bytes are those that its digest promises. */
    boolean hasSound(Blob blob) throws IOException, InterruptedException {
        if (!has(blob)) {
            return false;
        }
        try {
            VerifiedCopy.copy(
                    Blob.of(file(blob.digest()), blob.sha256(), blob.size()), OutputStream.nullOutputStream());
            return true;
        } catch (DamagedBlobException e) {
            return false;
        }
    }

    void write(Blob blob) throws IOException, InterruptedException {
        TemporaryFile temporary = TemporaryFile.create(root, TEMPORARY);
        try (temporary) {
            OutputStream out = temporary.out();
            VerifiedCopy.copy(blob, out);
            out.flush();
            temporary.moveTo(file(blob.digest()));
        }
    }

    void delete(String digest) throws IOException {
        Files.deleteIfExists(file(digest));
    }

    /** Removes what killed processes have left. */
    void sweep() throws IOException {
        TemporaryFile.sweep(root, TEMPORARY);
    }

    private void write(String name, byte[] content) throws IOException {
        TemporaryFile temporary = TemporaryFile.create(root, TEMPORARY);
        try (temporary) {
            OutputStream out = temporary.out();
            out.write(content);
            out.flush();
            temporary.moveTo(root.resolve(name));
        }
    }
}
