package io.jenkins.plugins.monitoringimages.docker.images;

import io.jenkins.plugins.monitoringimages.image.ImageException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Removes images of ours that nobody needs any more. */
public final class Replaced {

    private final Images images;
    private final Predicate<Map<String, String>> ours;

    /** @param ours tells by its labels whether an image of before may be removed when it loses its last tag */
    public Replaced(Images images, Predicate<Map<String, String>> ours) {
        this.images = images;
        this.ours = ours;
    }

    /** The image that had the tag goes if it is another one of ours, without a tag now, and no container uses it. */
    public void by(String id, Optional<Images.Description> before) throws ImageException {
        if (before.isPresent()
                && !before.get().id().equals(id)
                && ours.test(before.get().labels())) {
            remove(before.get().id());
        }
    }

    /** Removes an image of ours without a tag that no container uses. */
    public void removeIfOurs(String id) throws ImageException {
        if (images.inspect(id).filter(image -> ours.test(image.labels())).isPresent()) {
            remove(id);
        }
    }

    /** Removes an image without a tag that no container uses. */
    public void remove(String id) throws ImageException {
        Optional<Images.Description> now = images.inspect(id);
        if (now.isPresent() && now.get().tags().isEmpty()) {
            images.removeIfUnused(id);
        }
    }

    /** The same where a failure counts less than what happened before. */
    public void removeQuietly(String id) {
        try {
            remove(id);
        } catch (ImageException e) {
            // An image without a tag stays, which does no harm.
        }
    }
}
