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
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Puts images into a container engine: loaded without a name, and tagged by their ids. An image of ours that loses its last tag
 * to a new one is removed, unless a container uses it.
 */
final class EngineTarget implements ImageTarget {

    /** An image may be removed by another build again and again, but not for ever. */
    private static final int TRIES = 5;

    /** Looking at a tag, moving it and removing what had it belong together. One for each of many tags. */
    private static final List<ReentrantLock> LOCKS =
            Stream.generate(ReentrantLock::new).limit(64).toList();

    private final Connection connection;
    private final Images images;
    private final EngineStore store;
    private final Replaced replaced;
    private final StoredHere stored;
    private final Set<String> unpublished = ConcurrentHashMap.newKeySet();

    EngineTarget(Connection connection, Images images, EngineStore store, Replaced replaced, StoredHere stored) {
        this.connection = connection;
        this.images = images;
        this.store = store;
        this.replaced = replaced;
        this.stored = stored;
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
        tag(id, tag.tagged(), () -> store.load(image));
        unpublished.remove(id);
        return new PublishedImage(tag.tagged().toString(), holdsIndexes() ? id : "");
    }

    @Override
    public PublishedImage publish(ImageIndex index, ImageReference tag) throws ImageException, InterruptedException {
        if (!holdsIndexes()) {
            throw new UnsupportedOperationException(description() + " holds no index of several platforms");
        }
        if (images.inspectOrStop(index.digest()).isEmpty()) {
            load(index);
        }
        tag(index.digest(), tag.tagged(), () -> load(index));
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
            EngineCall.uninterrupted(() -> left.forEach(replaced::removeQuietly));
        }
    }

    private void load(ImageIndex index) throws ImageException, InterruptedException {
        for (Image image : index.images()) {
            if (store.find(image).isEmpty()) {
                store.load(image);
            }
        }
        store.load(index);
    }

    /** @param again brings an image that somebody has removed meanwhile */
    private void tag(String id, ImageReference tag, Loading again) throws ImageException, InterruptedException {
        ReentrantLock lock = LOCKS.get(Math.floorMod((connection.host() + " " + tag).hashCode(), LOCKS.size()));
        lock.lockInterruptibly();
        try {
            Optional<ImageException> failure = Optional.empty();
            for (int tries = 0; tries < TRIES; tries++) {
                try {
                    if (isTagged(id, tag, again)) {
                        return;
                    }
                } catch (ImageException e) {
                    // Another program gave the tag away at this very moment, or else it fails again.
                    failure = Optional.of(e);
                }
            }
            throw failure.orElseGet(() -> new ImageException("The image could not be tagged as " + tag + " at "
                    + connection.host() + ": it was removed there each time; see which other program removes images"));
        } finally {
            lock.unlock();
        }
    }

    private boolean isTagged(String id, ImageReference tag, Loading again) throws ImageException, InterruptedException {
        Optional<Images.Description> before = images.inspectOrStop(tag.toString());
        if (before.filter(now -> now.id().equals(id)).isPresent()) {
            return true;
        }
        if (!images.tagOrStop(id, tag)) {
            again.load();
            return false;
        }
        replaced.by(id, before);
        return images.inspectOrStop(tag.toString()).isPresent();
    }

    /** Brings what is to be tagged. */
    private interface Loading {
        void load() throws ImageException, InterruptedException;
    }
}
