package io.jenkins.plugins.monitoringimages.image;

import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A target for tests of what uses targets: it keeps digests, reads every byte that it is given, and forgets on {@link #close} what
 * was not published. It can be told to fail.
 */
public final class InMemoryTarget implements ImageTarget {

    private final boolean indexes;
    private final Map<String, Image> images;
    private final Map<ImageReference, String> tags;
    private final Map<String, ImageIndex> published = new ConcurrentHashMap<>();
    private final Map<Operation, ImageException> failures = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** What can be told to fail. */
    public enum Operation {
        HAS,
        STORE,
        PUBLISH,
        DIGEST_OF
    }

    /** @param indexes whether it holds indexes */
    public InMemoryTarget(boolean indexes) {
        this(indexes, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    private InMemoryTarget(boolean indexes, Map<String, Image> images, Map<ImageReference, String> tags) {
        this.indexes = indexes;
        this.images = images;
        this.tags = tags;
    }

    /** The same place, opened once more. */
    public InMemoryTarget reopen() {
        return new InMemoryTarget(indexes, images, tags);
    }

    /** Makes every call of this kind fail from here on. */
    public void fail(Operation operation, String message) {
        failures.put(operation, new ImageException(message));
    }

    /** What lies here, by digest of its manifest. */
    public Map<String, Image> images() {
        return Map.copyOf(images);
    }

    /** The digests of manifests and indexes by the tags that people see. */
    public Map<ImageReference, String> tags() {
        return Map.copyOf(tags);
    }

    /** The indexes that were published, by digest. */
    public Map<String, ImageIndex> indexes() {
        return Map.copyOf(published);
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public String description() {
        return "memory";
    }

    @Override
    public boolean holdsIndexes() {
        return indexes;
    }

    @Override
    public boolean has(Image image) throws ImageException, InterruptedException {
        check(Operation.HAS);
        return images.containsKey(image.digest());
    }

    @Override
    public StoredImage store(Image image, List<ImageReference> names) throws ImageException, InterruptedException {
        check(Operation.STORE);
        boolean there = images.containsKey(image.digest());
        for (Layer layer : image.layers()) {
            verify(layer.blob());
        }
        verify(image.config());
        verify(image.manifest());
        images.put(image.digest(), image);
        return new StoredImage(image.id(), image.size(), there ? 0 : image.size());
    }

    @Override
    public PublishedImage publish(Image image, ImageReference tag) throws ImageException, InterruptedException {
        check(Operation.PUBLISH);
        mustBeHere(image);
        return publish(image.digest(), tag);
    }

    @Override
    public PublishedImage publish(ImageIndex index, ImageReference tag) throws ImageException, InterruptedException {
        if (!indexes) {
            throw new UnsupportedOperationException("This memory holds no indexes; give each platform a tag of its own");
        }
        check(Operation.PUBLISH);
        for (Image image : index.images()) {
            mustBeHere(image);
        }
        published.put(index.digest(), index);
        return publish(index.digest(), tag);
    }

    @Override
    public Optional<String> digestOf(ImageReference tag) throws ImageException, InterruptedException {
        check(Operation.DIGEST_OF);
        return Optional.ofNullable(tags.get(tag.tagged()));
    }

    @Override
    public void close() {
        closed = true;
        images.keySet().removeIf(digest -> !tags.containsValue(digest)
                && published.values().stream().noneMatch(index -> holds(index, digest)));
    }

    private static boolean holds(ImageIndex index, String digest) {
        return index.images().stream().anyMatch(image -> image.digest().equals(digest));
    }

    private PublishedImage publish(String digest, ImageReference tag) {
        tags.put(tag.tagged(), digest);
        return new PublishedImage(tag.tagged().toString(), digest);
    }

    private void mustBeHere(Image image) throws ImageException {
        if (!images.containsKey(image.digest())) {
            throw new ImageException("The image " + image.digest() + " was not stored in memory before it was published");
        }
    }

    private void check(Operation operation) throws ImageException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (failures.containsKey(operation)) {
            throw failures.get(operation);
        }
    }

    private static void verify(Blob blob) throws ImageException {
        try {
            Sha256 actual = Sha256.of(blob.bytes());
            if (!actual.equals(blob.sha256())) {
                throw new ImageException("The blob " + blob.digest() + " has the digest " + actual.digest());
            }
        } catch (IOException e) {
            throw new ImageException("The blob " + blob.digest() + " cannot be read", e);
        }
    }
}
