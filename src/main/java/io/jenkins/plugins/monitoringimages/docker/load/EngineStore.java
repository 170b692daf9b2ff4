package io.jenkins.plugins.monitoringimages.docker.load;

import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.images.Images;
import io.jenkins.plugins.monitoringimages.docker.images.StoreKind;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.ImageIndex;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings images into an engine, without a name. Layers that the engine has are left out; where that turns out wrong, all are
 * sent.
 */
public final class EngineStore {

    private final Connection connection;
    private final Images images;
    private final StoreKind kind;
    private final KnownLayers known;

    public EngineStore(Connection connection, Images images, StoreKind kind, KnownLayers known) {
        this.connection = connection;
        this.images = images;
        this.kind = kind;
        this.known = known;
    }

    public StoreKind kind() {
        return kind;
    }

    public KnownLayers known() {
        return known;
    }

    /** The image as the engine describes it, if it has all of it. */
    public Optional<Images.Description> find(Image image) throws ImageException, InterruptedException {
        return images.inspectOrStop(kind.idOf(image)).filter(found -> found.isWhole(image.layers()));
    }

    /** Whether it lies in an index, so that all of its layers can be left out when it is loaded by itself. */
    public boolean isInAnIndex(Image image) throws ImageException, InterruptedException {
        boolean found = kind.keepsBlobs() && images.isInAnIndex(image.digest());
        if (found) {
            known.add(diffIds(image));
        }
        return found;
    }

    /**
     * Loads an image.
     *
     * @return how many bytes were sent
     */
    public long load(Image image) throws ImageException, InterruptedException {
        Set<Sha256> there = known.of(image);
        if (!there.isEmpty()) {
            SentImage small = SentImage.to(kind, image, there);
            if (arrives(small)) {
                return small.size();
            }
        }
        SentImage whole = SentImage.to(kind, image, Set.of());
        new ImageLoad(connection).run(LoadArchive.of(whole));
        if (find(image).isEmpty()) {
            // An engine may leave out a layer whose bytes are others than its digest says, and not say so.
            for (SentLayer layer : whole.layers()) {
                layer.check();
            }
            throw new ImageException("The container engine at " + connection.host()
                    + " took the image for " + image.platform() + ", but does not have all of it; look at the engine's log");
        }
        known.add(diffIds(image));
        return whole.size();
    }

    /** Loads an index of images that the engine has. */
    public void load(ImageIndex index) throws ImageException, InterruptedException {
        List<SentImage> small = index.images().stream()
                .map(image -> SentImage.to(kind, image, Set.copyOf(diffIds(image))))
                .toList();
        new ImageLoad(connection).run(LoadArchive.of(index.json(), small));
    }

    /** Whether the engine had the layers that were left out. Its reason does not matter, since all are sent then. */
    private boolean arrives(SentImage small) throws InterruptedException, ImageException {
        try {
            new ImageLoad(connection).run(LoadArchive.of(small));
        } catch (ImageException e) {
            return false;
        }
        boolean whole = find(small.image()).isPresent();
        if (whole) {
            known.add(diffIds(small.image()));
        }
        return whole;
    }

    private static List<Sha256> diffIds(Image image) {
        return image.layers().stream().map(layer -> layer.diffId()).toList();
    }
}
