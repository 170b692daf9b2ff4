package io.jenkins.plugins.monitoringimages.oci.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageIndex;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.oci.LayoutJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes images as one tar that is an OCI layout and, for {@code docker load}, carries a {@code manifest.json}. Container
 * engines, skopeo and crane read it, from a file or as a stream:
 *
 * <pre>{@code
 * ArchiveWriter archive = new ArchiveWriter(ArchiveOptions.complete().without(layer -> engineHas(layer.diffId())));
 * archive.add(image, List.of(ImageReference.parse("shop/prometheus:2.53.5")));
 * archive.writeTo(request.body());
 * }</pre>
 *
 * <p>The small files come first, then the blobs in the order of their digests. Every blob is written once, and compared with
 * its digest on the way. The same content gives the same bytes.
 */
public final class ArchiveWriter {

    private final ArchiveOptions options;
    private final ObjectNode index = LayoutJson.emptyIndex();
    private final DockerManifest dockerManifest = new DockerManifest();
    private final Map<String, Part> parts = new TreeMap<>();

    public ArchiveWriter(ArchiveOptions options) {
        this.options = options;
    }

    /** A blob to be written. */
    private record Part(long size, LayoutTar.Content content) {}

    /**
     * Adds an image.
     *
     * @param tags under which it is loaded; may be empty, where the reader takes an image without a name
     * @throws IOException if its manifest, or a layer whose inflated size is not known, cannot be read
     */
    public ArchiveWriter add(Image image, List<ImageReference> tags) throws IOException, InterruptedException {
        Blob manifest = options.inflated() ? InflatedManifest.of(image) : image.manifest();
        addParts(image, manifest);
        addEntries(manifest, tags);
        dockerManifest.add(image, tags, this::path);
        return this;
    }

    /**
     * Adds the images of an index. What reads {@code index.json} finds them under each tag together, and what reads
     * {@code manifest.json} finds each under the tag with the suffix of its platform.
     *
     * @throws IllegalStateException if layers are to be inflated: the index names the manifests as they are
     */
    public ArchiveWriter add(ImageIndex several, List<ImageReference> tags) throws IOException, InterruptedException {
        if (options.inflated()) {
            throw new IllegalStateException("The images of an index cannot be inflated, because it names them by digest");
        }
        for (Image image : several.images()) {
            addParts(image, image.manifest());
            String suffix = image.platform().suffix();
            dockerManifest.add(image, tags.stream().map(tag -> tag.withTagSuffix(suffix)).toList(), this::path);
        }
        put(several.json());
        addEntries(several.json(), tags);
        return this;
    }

    /**
     * Writes all that was added. The stream is flushed and stays open.
     *
     * @throws IOException if the stream or a blob fails, or a blob is found to be another than its digest says; then what was
     *     written is no archive
     */
    public void writeTo(OutputStream out) throws IOException, InterruptedException {
        LayoutTar tar = new LayoutTar(out);
        tar.file("oci-layout", LayoutJson.marker());
        tar.file("index.json", LayoutJson.bytes(index));
        if (options.dockerManifest()) {
            tar.file("manifest.json", dockerManifest.bytes());
        }
        tar.directory("blobs");
        tar.directory("blobs/sha256");
        for (Map.Entry<String, Part> part : parts.entrySet()) {
            tar.file(part.getKey(), part.getValue().size(), part.getValue().content());
        }
        tar.finish();
    }

    private void addParts(Image image, Blob manifest) throws IOException, InterruptedException {
        put(manifest);
        put(image.config());
        for (Layer layer : image.layers()) {
            if (options.leftOut().test(layer)) {
                continue;
            }
            if (options.inflated()) {
                long size = VerifiedCopy.inflatedSize(layer);
                parts.put(path(layer), new Part(size, out -> VerifiedCopy.inflate(layer, size, out)));
            } else {
                put(layer.blob());
            }
        }
    }

    private void put(Blob blob) {
        parts.put(LayoutJson.path(blob.digest()), new Part(blob.size(), out -> VerifiedCopy.copy(blob, out)));
    }

    private void addEntries(Blob json, List<ImageReference> tags) throws IOException {
        ArrayNode entries = LayoutJson.entries(index);
        ObjectNode entry = LayoutJson.entry(json);
        if (tags.isEmpty()) {
            entries.add(entry);
        }
        tags.forEach(tag -> entries.add(LayoutJson.named(entry, tag)));
    }

    private String path(Layer layer) {
        return LayoutJson.path(options.inflated() ? layer.diffId().digest() : layer.blob().digest());
    }
}
