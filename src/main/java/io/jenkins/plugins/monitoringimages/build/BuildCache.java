package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.cache.BlobCache;
import io.jenkins.plugins.monitoringimages.cache.CacheException;
import io.jenkins.plugins.monitoringimages.docker.save.BaseNotes;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.oci.LayerNotes;
import java.util.Optional;

/**
 * What was found out before, so that the same is not done twice: which configuration a checker found good, which image was seen
 * ready, and what lies in the layers of base images. What cannot be read or written is as good as not known: then the work is
 * done again.
 */
public final class BuildCache implements LayerNotes, BaseNotes {

    private static final String GOOD = "good";
    private static final String READY = "ready";
    private static final String LAYER = "layer";
    private static final String BASE = "engine-base";

    private final BlobCache notes;

    public BuildCache(BlobCache notes) {
        this.notes = notes;
    }

    /** @param question the checksum of a configuration, and of what says by whom it was checked */
    boolean wasFoundGood(Sha256 question) {
        return read(GOOD, question.hex()).isPresent();
    }

    void rememberGood(Sha256 question) {
        write(GOOD, question.hex(), "good");
    }

    /**
     * How an image was seen ready.
     *
     * @param id of the image, which is a checksum of all that is in it
     */
    Optional<String> seenReady(String id) {
        return read(READY, id);
    }

    void rememberReady(String id, String how) {
        write(READY, id, how);
    }

    @Override
    public Optional<String> find(Sha256 diffId) {
        return read(LAYER, diffId.hex());
    }

    @Override
    public void keep(Sha256 diffId, String text) {
        write(LAYER, diffId.hex(), text);
    }

    @Override
    public Optional<String> find(String image) {
        return read(BASE, image);
    }

    @Override
    public void keep(String image, String text) {
        write(BASE, image, text);
    }

    private Optional<String> read(String kind, String key) {
        try {
            return notes.note(kind, key);
        } catch (CacheException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void write(String kind, String key, String text) {
        try {
            notes.remember(kind, key, text);
        } catch (CacheException e) {
            // The work is done again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
