package io.jenkins.plugins.monitoringimages.oci.read;

import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.oci.FileWork;
import io.jenkins.plugins.monitoringimages.oci.LayoutJson;
import io.jenkins.plugins.monitoringimages.oci.read.Place.LayerBytes;
import java.io.IOException;
import java.io.InputStream;
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
        return FileWork.reading("The OCI layout " + directory + " cannot be read", () -> {
            LayoutFiles files = LayoutFiles.of(directory);
            if (files.size("oci-layout").isEmpty() || !LayoutJson.isMarker(files.small("oci-layout"))) {
                throw new ImageException(directory + " is no OCI layout: that is a directory with the files oci-layout and index.json");
            }
            return new LayoutReader(new Place("the OCI layout " + directory, true, LayerBytes.THERE), files).read();
        });
    }

    /**
     * What lies in an archive: of this project, of {@code docker save}, {@code podman save}, skopeo or crane, in the OCI format or
     * Docker's.
     *
     * @throws ImageException if it is no such archive, or what it names is not there or damaged
     */
    public static List<FoundImage> archive(Path archive) throws ImageException, InterruptedException {
        return FileWork.reading("The archive " + archive + " cannot be read", () -> {
            if (!Files.isRegularFile(archive)) {
                throw new ImageException(Files.isDirectory(archive)
                        ? archive + " is a directory and no archive; name an OCI layout as oci:" + archive
                        : "The archive " + archive + " does not exist");
            }
            TarFiles files = TarFiles.of(archive);
            return read(new Place("the archive " + archive, files.has("index.json"), LayerBytes.THERE), files);
        });
    }

    /**
     * What an archive holds that goes by, such as that of a {@code docker save}. Its layers are compared with their digests here, and
     * cannot be read any more.
     *
     * @param place whose it is; where manifests are not kept, those of the archive were made for it and do not count
     * @throws ImageException if it is no such archive, or what it names is not there or damaged
     */
    public static List<FoundImage> stream(Place place, InputStream archive) throws ImageException, InterruptedException {
        return FileWork.reading("What " + place + " gave cannot be read", () -> read(place, StreamedFiles.read(archive)));
    }

    private static List<FoundImage> read(Place place, LayoutFiles files)
            throws IOException, ImageException, InterruptedException {
        if (place.keepsManifests() && files.size("index.json").isPresent()) {
            return new LayoutReader(place, files).read();
        }
        if (files.size("manifest.json").isPresent()) {
            return new DockerArchiveReader(place, files).read();
        }
        throw new IOException("it has neither an index.json (OCI) nor a manifest.json (docker save)");
    }
}
