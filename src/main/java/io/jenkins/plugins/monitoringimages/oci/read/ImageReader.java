package io.jenkins.plugins.monitoringimages.oci.read;

import com.fasterxml.jackson.core.JacksonException;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.oci.FileWork;
import io.jenkins.plugins.monitoringimages.oci.LayoutJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads images out of OCI layouts and archives. They come from outside: whatever is in them, the answer is an image whose
 * manifest and configuration are those that their digests promise, or an {@link ImageException}. Layers are compared with their
 * digests when they are read, at the latest at their last byte.
 */
public final class ImageReader {

    private ImageReader() {}

    /**
     * What lies in a directory that is an OCI layout.
     *
     * @return in the order of {@code index.json}; empty where there is nothing yet
     * @throws ImageException if it is no layout, or what it names is not there or damaged
     */
    public static List<FoundImage> directory(Path directory) throws ImageException, InterruptedException {
        return reading("The OCI layout " + directory + " cannot be read", () -> {
            LayoutFiles files = LayoutFiles.of(directory);
            if (files.size("oci-layout").isEmpty() || !LayoutJson.isMarker(files.small("oci-layout"))) {
                throw new ImageException(directory + " is no OCI layout: that is a directory with the files oci-layout and index.json");
            }
            return new LayoutReader(files).read();
        });
    }

    /**
     * What lies in an archive: of this project, of {@code docker save}, {@code podman save}, skopeo or crane, in the OCI format or
     * Docker's.
     *
     * @throws ImageException if it is no such archive, or what it names is not there or damaged
     */
    public static List<FoundImage> archive(Path archive) throws ImageException, InterruptedException {
        return reading("The archive " + archive + " cannot be read", () -> {
            if (!Files.isRegularFile(archive)) {
                throw new ImageException(Files.isDirectory(archive)
                        ? archive + " is a directory and no archive; name an OCI layout as oci:" + archive
                        : "The archive " + archive + " does not exist");
            }
            TarFiles files = TarFiles.of(archive);
            if (files.has("index.json")) {
                return new LayoutReader(files).read();
            }
            if (files.has("manifest.json")) {
                return new DockerArchiveReader(files).read();
            }
            throw new IOException("it has neither an index.json (OCI) nor a manifest.json (docker save)");
        });
    }

    /** What is malformed makes libraries fail in ways of their own. */
    private static List<FoundImage> reading(String what, FileWork.Work<List<FoundImage>> work)
            throws ImageException, InterruptedException {
        return FileWork.guarded(what, () -> {
            try {
                return work.run();
            } catch (JacksonException e) {
                throw new IOException("a file in it is no JSON", e);
            } catch (IllegalArgumentException | StackOverflowError e) {
                throw new IOException("it is malformed", e);
            }
        });
    }
}
