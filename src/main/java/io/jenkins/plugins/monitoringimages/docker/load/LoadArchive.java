package io.jenkins.plugins.monitoringimages.docker.load;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.monitoringimages.docker.images.Images;
import io.jenkins.plugins.monitoringimages.docker.transport.StreamedBody;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * The tar that every engine loads, written while it is sent: an OCI layout that also has the {@code manifest.json} of
 * {@code docker save}, which points into the layout's blobs. Images have no name in it, so that nobody sees them yet.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/image-layout.md">OCI image layout</a>
 */
public final class LoadArchive implements StreamedBody.Content {

    static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final int BUFFER = 1 << 16;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final List<SentImage> images;
    private final Optional<Blob> index;

    private LoadArchive(List<SentImage> images, Optional<Blob> index) {
        this.images = images;
        this.index = index;
    }

    public static LoadArchive of(SentImage image) {
        return new LoadArchive(List.of(image), Optional.empty());
    }

    /** @param index that names the images; engines with the containerd image store alone take one */
    public static LoadArchive of(Blob index, List<SentImage> images) {
        return new LoadArchive(images, Optional.of(index));
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, BUFFER, "UTF-8");
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        text(tar, "oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}");
        text(tar, "index.json", indexJson());
        if (index.isEmpty()) {
            text(tar, "manifest.json", manifestJson(images.get(0)));
        }
        Set<Sha256> written = new HashSet<>();
        if (index.isPresent()) {
            blob(tar, index.get(), written);
        }
        for (SentImage image : images) {
            blob(tar, image.manifest(), written);
            blob(tar, image.image().config(), written);
        }
        for (SentImage image : images) {
            for (SentLayer layer : image.moving()) {
                if (written.add(layer.sha256())) {
                    layer(tar, layer);
                }
            }
        }
        tar.finish();
        tar.flush();
    }

    private String indexJson() {
        ObjectNode json = JSON.objectNode().put("schemaVersion", 2).put("mediaType", INDEX);
        ArrayNode manifests = json.putArray("manifests");
        index.ifPresentOrElse(
                blob -> manifests.add(SentImage.descriptor(INDEX, blob.digest(), blob.size())),
                () -> manifests.add(images.get(0).descriptor()));
        return json.toString();
    }

    private static String manifestJson(SentImage image) {
        ObjectNode one = JSON.objectNode().put("Config", path(image.image().config().sha256())).putNull("RepoTags");
        ArrayNode layers = one.putArray("Layers");
        image.layers().forEach(layer -> layers.add(path(layer.sha256())));
        return JSON.arrayNode().add(one).toString();
    }

    private static String path(Sha256 sha256) {
        return "blobs/sha256/" + sha256.hex();
    }

    private static void text(TarArchiveOutputStream tar, String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        header(tar, name, bytes.length);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static void blob(TarArchiveOutputStream tar, Blob blob, Set<Sha256> written) throws IOException {
        if (written.add(blob.sha256())) {
            header(tar, path(blob.sha256()), blob.size());
            tar.write(blob.bytes());
            tar.closeArchiveEntry();
        }
    }

    private static void layer(TarArchiveOutputStream tar, SentLayer layer) throws IOException {
        header(tar, path(layer.sha256()), layer.size());
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = layer.open()) {
            for (int read = in.read(buffer); read != -1; read = in.read(buffer)) {
                tar.write(buffer, 0, read);
            }
        }
        tar.closeArchiveEntry();
    }

    private static void header(TarArchiveOutputStream tar, String name, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setMode(0644);
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
    }
}
