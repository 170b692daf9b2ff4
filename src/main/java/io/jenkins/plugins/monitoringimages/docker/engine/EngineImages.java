package io.jenkins.plugins.monitoringimages.docker.engine;

import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import io.jenkins.plugins.monitoringimages.docker.connection.EngineCall;
import io.jenkins.plugins.monitoringimages.docker.connection.Limits;
import io.jenkins.plugins.monitoringimages.docker.images.Images;
import io.jenkins.plugins.monitoringimages.docker.images.StoreKind;
import io.jenkins.plugins.monitoringimages.docker.save.SaveStream;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.oci.read.FoundImage;
import io.jenkins.plugins.monitoringimages.oci.read.ImageFinder;
import io.jenkins.plugins.monitoringimages.oci.read.ImageReader;
import io.jenkins.plugins.monitoringimages.oci.read.Place;
import io.jenkins.plugins.monitoringimages.oci.read.Place.LayerBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The images of a container engine, read through its {@code save} as it goes by. Nothing is changed there. */
public final class EngineImages implements ImageFinder {

    private final DockerHost host;

    /** Asks nobody yet. */
    public EngineImages(DockerHost host) {
        this.host = host;
    }

    /** @param name a tag, a digest, or as its repository the id of an image */
    @Override
    public FoundImage find(ImageReference name) throws ImageException, InterruptedException {
        try (Connection connection = Connection.open(host, Limits.STANDARD)) {
            StoreKind kind = DockerEngine.kindOf(connection);
            Images images = new Images(connection);
            String asked = asked(name);
            Optional<Images.Description> found = images.inspectOrStop(asked);
            if (found.isEmpty() && isId(name)) {
                asked = name.repository();
                found = images.inspectOrStop(asked);
            }
            List<String> tags = found.map(Images.Description::tags)
                    .orElseThrow(() -> new ImageException("The container engine at " + host + " has no image " + name
                            + "; see docker images for those that it has"));
            Place place = new Place(
                    "the container engine at " + host + " (" + kind.title() + ")", kind.keepsBlobs(), LayerBytes.COMPARED);
            String saved = asked;
            List<FoundImage> all = EngineCall.askPatiently(
                    "save the image " + name, () -> save(connection, saved, place));
            FoundImage image = all.stream().findFirst()
                    .orElseThrow(() -> new ImageException("The container engine at " + host + " saved nothing of " + name));
            return new FoundImage(place, tags.isEmpty() ? image.names() : tags, image.index(), image.images());
        }
    }

    private static List<FoundImage> save(Connection connection, String name, Place place) {
        try (SaveStream in = SaveStream.open(connection, name)) {
            return ImageReader.stream(place, in);
        } catch (ImageException e) {
            throw new UncheckedIOException(new IOException(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("it was interrupted"));
        }
    }

    private static String asked(ImageReference name) {
        return name.digest().isEmpty() ? name.tagged().toString() : name.name() + "@" + name.digest();
    }

    private static boolean isId(ImageReference name) {
        return name.toString().matches("[0-9a-f]{6,64}");
    }
}
