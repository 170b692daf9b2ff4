package io.jenkins.plugins.monitoringimages.docker.engine;

import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.connection.EngineCall;
import io.jenkins.plugins.monitoringimages.docker.images.Images;
import io.jenkins.plugins.monitoringimages.docker.images.Replaced;
import io.jenkins.plugins.monitoringimages.docker.load.EngineStore;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.ImageIndex;
import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import io.jenkins.plugins.monitoringimages.image.PublishedImage;
import io.jenkins.plugins.monitoringimages.image.StoredImage;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Puts images into a container engine: loaded without a name, and tagged by their ids. An image of ours that loses its last tag
 * to a new one is removed, unless a container uses it.
 */
final class EngineTarget implements ImageTarget {

    private final Connection connection;
    private final Images images;
    private final EngineStore store;
    private final Replaced replaced;
    private final StoredHere stored;
    private final TagMove move;
    private final Set<String> unpublished = ConcurrentHashMap.newKeySet();

    EngineTarget(Connection connection, Images images, EngineStore store, Replaced replaced, StoredHere stored) {
        this.connection = connection;
        this.images = images;
        this.store = store;
        this.replaced = replaced;
        this.stored = stored;
        this.move = new TagMove(connection.host(), images, replaced);
    }

    @Override
    public String description() {
        return store.kind().title() + " at " + connection.host();
    }

    @Override
    public boolean holdsIndexes() {
        return store.kind().keepsBlobs();
    }

    @Override
    public boolean has(Image image) throws ImageException, InterruptedException {
        return store.find(image).isPresent() || store.isInAnIndex(image);
    }

    @Override
    public StoredImage store(Image image, List<ImageReference> tags) throws ImageException, InterruptedException {
        String id = store.kind().idOf(image);
        stored.put(id, image);
        Optional<Images.Description> there = store.find(image);
        if (there.isPresent()) {
            if (replaced.isOurs(there.get())) {
                // Its last tag may be lost to another build before this one gives it another.
                unpublished.add(id);
            }
            return new StoredImage(id, there.get().size(), 0);
        }
        if (!store.isInAnIndex(image)) {
            for (ImageReference tag : tags) {
                images.inspectOrStop(tag.tagged().toString()).ifPresent(now -> store.known().add(now.diffIds()));
            }
        }
        unpublished.add(id);
        long moved = store.load(image);
        long size = store.find(image).map(Images.Description::size).orElse(image.size());
        return new StoredImage(id, size, moved);
    }

    @Override
    public PublishedImage publish(Image image, ImageReference tag) throws ImageException, InterruptedException {
        String id = store.kind().idOf(image);
        move.to(new TaggedImage(store, image), tag.tagged());
        unpublished.remove(id);
        return new PublishedImage(tag.tagged().toString(), holdsIndexes() ? id : "");
    }

    @Override
    public PublishedImage publish(ImageIndex index, ImageReference tag) throws ImageException, InterruptedException {
        if (!holdsIndexes()) {
            throw new UnsupportedOperationException(description() + " holds no index of several platforms");
        }
        move.to(new TaggedIndex(store, index), tag.tagged());
        for (Image image : index.images()) {
            if (unpublished.remove(image.digest())) {
                // The index keeps all that it needs of it.
                replaced.remove(image.digest());
            }
        }
        return new PublishedImage(tag.tagged().toString(), index.digest());
    }

    @Override
    public Optional<String> digestOf(ImageReference tag) throws ImageException, InterruptedException {
        Optional<Images.Description> found = images.inspectOrStop(tag.tagged().toString());
        return holdsIndexes() ? found.map(Images.Description::id) : Optional.empty();
    }

    /** What was stored and never published goes, unless somebody else gave it a tag or runs it. */
    @Override
    public void close() {
        List<String> left = List.copyOf(unpublished);
        unpublished.clear();
        if (!left.isEmpty()) {
            EngineCall.uninterrupted(connection, () -> left.forEach(replaced::removeQuietly));
        }
    }
}
