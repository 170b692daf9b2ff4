package io.jenkins.plugins.monitoringimages.oci.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.ImageIndex;
import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import io.jenkins.plugins.monitoringimages.image.PublishedImage;
import io.jenkins.plugins.monitoringimages.image.StoredImage;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.oci.FileWork;
import io.jenkins.plugins.monitoringimages.oci.LayoutJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A directory that is an OCI image layout. Several processes may publish into one at once, and what others put there stays.
 *
 * <p>A tag is an entry of {@code index.json} with the tag as {@code org.opencontainers.image.ref.name} and the full name as
 * {@code io.containerd.image.name}. When a tag moves, the blobs that only its former image used are removed, so that a directory
 * which is published to every week does not grow; so are, on {@link #close}, those that were stored and not published.
 */
public final class LayoutTarget implements ImageTarget {

    private final LayoutDirectory layout;
    private final Set<String> verified = ConcurrentHashMap.newKeySet();
    private final Set<String> unpublished = ConcurrentHashMap.newKeySet();

    private LayoutTarget(LayoutDirectory layout) {
        this.layout = layout;
    }

    /**
     * @param directory made when the first image is stored
     * @throws ImageException if it is a file, or has files and is no layout
     */
    public static LayoutTarget open(Path directory) throws ImageException, InterruptedException {
        LayoutDirectory layout = new LayoutDirectory(directory);
        FileWork.guarded("The OCI layout " + directory + " cannot be read", () -> {
            layout.check();
            return null;
        });
        return new LayoutTarget(layout);
    }

    @Override
    public String description() {
        return "OCI layout " + layout.root();
    }

    @Override
    public boolean holdsIndexes() {
        return true;
    }

    @Override
    public boolean has(Image image) throws ImageException, InterruptedException {
        return reading(() -> {
            for (Blob blob : blobs(image)) {
                if (!layout.has(blob)) {
                    return false;
                }
            }
            return true;
        });
    }

    @Override
    public StoredImage store(Image image, List<ImageReference> tags) throws ImageException, InterruptedException {
        return writing(() -> {
            layout.create();
            long moved = 0;
            for (Blob blob : blobs(image)) {
                moved += store(blob);
            }
            return new StoredImage(image.digest(), image.size(), moved);
        });
    }

    @Override
    public PublishedImage publish(Image image, ImageReference tag) throws ImageException, InterruptedException {
        return publish(image.manifest(), blobs(image), tag);
    }

    @Override
    public PublishedImage publish(ImageIndex index, ImageReference tag) throws ImageException, InterruptedException {
        List<Blob> needed = new ArrayList<>();
        index.images().forEach(image -> needed.addAll(blobs(image)));
        needed.add(index.json());
        return publish(index.json(), needed, tag);
    }

    @Override
    public Optional<String> digestOf(ImageReference tag) throws ImageException, InterruptedException {
        return reading(() -> {
            for (JsonNode entry : LayoutJson.entries(layout.index())) {
                if (LayoutJson.isNamed(entry, tag)) {
                    return Optional.of(entry.path("digest").asText());
                }
            }
            return Optional.empty();
        });
    }

    /** Removes what was stored and not published; whatever fails here does not matter to what was. */
    @Override
    public void close() {
        if (unpublished.isEmpty()) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            LayoutLock lock = LayoutLock.of(layout.root());
            try (lock) {
                new LayoutGarbage(layout).remove(unpublished, layout.index());
                layout.sweep();
            }
        } catch (IOException e) {
            // The blobs stay, which costs space alone.
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            unpublished.clear();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private PublishedImage publish(Blob json, List<Blob> needed, ImageReference tag)
            throws ImageException, InterruptedException {
        return writing(() -> {
            layout.create();
            LayoutLock lock = LayoutLock.of(layout.root());
            try (lock) {
                // Whoever moved another tag meanwhile may have removed a blob that it shared with this image.
                for (Blob blob : needed) {
                    store(blob);
                }
                ObjectNode index = layout.index();
                List<JsonNode> replaced = LayoutJson.rename(index, LayoutJson.named(LayoutJson.entry(json), tag), tag);
                layout.replaceIndex(index);
                needed.forEach(blob -> unpublished.remove(blob.digest()));
                removeFormer(replaced, index);
                layout.sweep();
            }
            return new PublishedImage(tag.tagged().toString(), json.digest());
        });
    }

    private void removeFormer(List<JsonNode> replaced, ObjectNode index) {
        try {
            LayoutGarbage garbage = new LayoutGarbage(layout);
            garbage.remove(garbage.reachable(replaced), index);
        } catch (IOException e) {
            // The tag has moved; that the blobs stay costs space alone.
        }
    }

    /** @return how many bytes were written */
    private long store(Blob blob) throws IOException, InterruptedException {
        if (verified.contains(blob.digest()) && layout.has(blob)) {
            return 0;
        }
        boolean there = layout.hasSound(blob);
        if (!there) {
            layout.write(blob);
            unpublished.add(blob.digest());
        }
        verified.add(blob.digest());
        return there ? 0 : blob.size();
    }

    private static List<Blob> blobs(Image image) {
        List<Blob> blobs = new ArrayList<>();
        image.layers().forEach(layer -> blobs.add(layer.blob()));
        blobs.add(image.config());
        blobs.add(image.manifest());
        return blobs;
    }

    private <T> T reading(FileWork.Work<T> work) throws ImageException, InterruptedException {
        return FileWork.guarded("The OCI layout " + layout.root() + " cannot be read", work);
    }

    private <T> T writing(FileWork.Work<T> work) throws ImageException, InterruptedException {
        return FileWork.guarded("The OCI layout " + layout.root() + " cannot be written", work);
    }
}
