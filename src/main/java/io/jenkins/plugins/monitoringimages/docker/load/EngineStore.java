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
import java.util.regex.Pattern;

/**
 * Brings images into an engine, without a name. Layers that the engine has are left out; where that turns out wrong, all are
 * sent.
 */
public final class EngineStore {

    /** More than the builds that are at work on one image at once: each time another of them has come to its end. */
    private static final int TRIES = 20;

    private static final Pattern RACES = Pattern.compile("AlreadyExists|already exists|locked for|data changed during operation");

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
     * Loads an image. Another build may remove it before anybody has looked, since it has no tag yet; then it is loaded again.
     *
     * @return how many bytes were sent
     */
    public long load(Image image) throws ImageException, InterruptedException {
        for (int tries = 0; tries < TRIES; tries++) {
            SentImage small = SentImage.to(kind, image, known.of(image));
            if (!small.leftOut().isEmpty() && arrives(small)) {
                return small.size();
            }
            SentImage whole = SentImage.to(kind, image, Set.of());
            Optional<ImageException> failure = send(whole);
            if (find(image).isPresent()) {
                known.add(diffIds(image));
                return whole.size();
            }
            if (failure.isPresent() && !isRace(failure.get())) {
                throw failure.get();
            }
            if (tries == 0) {
                // An engine may leave out a layer whose bytes are others than its digest says, and not say so.
                for (SentLayer layer : whole.layers()) {
                    layer.check();
                }
            }
        }
        throw new ImageException("The container engine at " + connection.host() + " took the image for " + image.platform()
                + " " + TRIES + " times and did not have all of it afterwards; see the engine's log, and which other program"
                + " removes images");
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
        boolean whole = send(small).isEmpty() && find(small.image()).isPresent();
        if (whole) {
            known.add(diffIds(small.image()));
        }
        return whole;
    }

    private Optional<ImageException> send(SentImage sent) throws InterruptedException {
        try {
            new ImageLoad(connection).run(LoadArchive.of(sent));
            return Optional.empty();
        } catch (ImageException e) {
            return Optional.of(e);
        }
    }

    /** What containerd says when two loads of one image get into each other's way. */
    private static boolean isRace(ImageException failure) {
        return RACES.matcher(failure.getMessage()).find();
    }

    private static List<Sha256> diffIds(Image image) {
        return image.layers().stream().map(layer -> layer.diffId()).toList();
    }
}
