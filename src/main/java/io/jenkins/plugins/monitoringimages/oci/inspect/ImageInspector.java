package io.jenkins.plugins.monitoringimages.oci.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.monitoringimages.component.catalog.ComponentCatalog;
import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Compression;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.oci.read.Place;
import io.jenkins.plugins.monitoringimages.oci.read.Place.LayerBytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out what an image is made of. A layer is the release's if the image's history says so; whether that is true is what the
 * published checksum tells.
 */
public final class ImageInspector {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern RELEASE = Pattern.compile("ADD ([A-Za-z0-9._+-]+) /");
    private static final String OURS = "COPY root/ /";
    private static final String LABEL = "org.opencontainers.image.";

    private final PublishedChecksums checksums;

    public ImageInspector(PublishedChecksums checksums) {
        this.checksums = checksums;
    }

    /**
     * Reads every byte of the image that can be read from its place.
     *
     * @param place where it was found
     * @throws ImageException if bytes are others than their digests say
     */
    public InspectedImage inspect(Image image, Place place) throws BuildException, InterruptedException {
        try {
            JsonNode config = JSON.readTree(image.config().bytes());
            List<String> history = history(config, image.layers().size());
            List<InspectedLayer> layers = new ArrayList<>();
            ReleaseCheck check = new ReleaseCheck(
                    ReleaseCheck.Outcome.NOT_CHECKED, "The history of the image names no layer of a release");
            for (int i = 0; i < image.layers().size(); i++) {
                Layer layer = image.layers().get(i);
                if (place.layers() == LayerBytes.THERE) {
                    read(layer.blob());
                }
                Matcher release = RELEASE.matcher(history.get(i));
                if (release.matches()) {
                    check = check(layer, release.group(1), image.platform());
                }
                layers.add(new InspectedLayer(
                        layer.blob().digest(), layer.blob().size(), origin(history.get(i)), history.get(i)));
            }
            JsonNode labels = config.path("config").path("Labels");
            return new InspectedImage(
                    image.platform(),
                    image.id(),
                    place.keepsManifests() ? image.digest() : "",
                    labels.path(LABEL + "title").asText(""),
                    labels.path(LABEL + "version").asText(""),
                    layers,
                    check);
        } catch (IOException e) {
            throw new ImageException("The image " + image.id() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private ReleaseCheck check(Layer layer, String fileName, Platform platform) throws BuildException, InterruptedException {
        if (layer.compression() == Compression.NONE) {
            return notChecked("The layer of the release lies here uncompressed, so that its digest is not that of the tarball;"
                    + " a registry, a layout and an archive of this project keep the tarball");
        }
        Optional<ReleaseAsset> asset = asset(fileName, platform);
        if (asset.isEmpty()) {
            return notChecked(fileName + " is no release of a known component for " + platform);
        }
        Optional<Sha256> published = checksums.of(asset.get());
        if (published.isEmpty()) {
            return notChecked("Nobody was asked for the published checksum of " + fileName);
        }
        if (published.get().equals(layer.blob().sha256())) {
            return new ReleaseCheck(
                    ReleaseCheck.Outcome.PUBLISHED, "The layer is " + fileName + " with the SHA-256 that its project publishes");
        }
        return new ReleaseCheck(ReleaseCheck.Outcome.DIFFERENT, "The layer is said to be " + fileName
                + ", but its project publishes the SHA-256 " + published.get());
    }

    private static ReleaseCheck notChecked(String why) {
        return new ReleaseCheck(ReleaseCheck.Outcome.NOT_CHECKED, why);
    }

    private static Optional<ReleaseAsset> asset(String fileName, Platform platform) {
        return ComponentCatalog.components().stream()
                .flatMap(component -> ReleaseAsset.named(fileName, component, platform).stream())
                .findFirst();
    }

    /** The line of each layer; empty lines where the history does not fit the layers. */
    private static List<String> history(JsonNode config, int layers) {
        List<String> lines = new ArrayList<>();
        for (JsonNode entry : config.path("history")) {
            if (!entry.path("empty_layer").asBoolean()) {
                lines.add(entry.path("created_by").asText(""));
            }
        }
        return lines.size() == layers ? lines : Collections.nCopies(layers, "");
    }

    private static InspectedLayer.Origin origin(String line) {
        if (RELEASE.matcher(line).matches()) {
            return InspectedLayer.Origin.RELEASE;
        }
        return line.equals(OURS) ? InspectedLayer.Origin.OURS : InspectedLayer.Origin.BASE;
    }

    private static void read(Blob blob) throws IOException, InterruptedException {
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = blob.open()) {
            while (in.readNBytes(buffer, 0, buffer.length) > 0) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        }
    }
}
