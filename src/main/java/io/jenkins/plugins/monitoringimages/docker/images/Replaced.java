package io.jenkins.plugins.monitoringimages.docker.images;

import io.jenkins.plugins.monitoringimages.image.ImageException;
import java.util.Optional;

/** Removes images of ours that nobody needs any more. */
public final class Replaced {

    private final Images images;
    private final Optional<String> label;

    /** @param label of images that may be removed when they lose their last tag; none is removed without one */
    public Replaced(Images images, Optional<String> label) {
        this.images = images;
        this.label = label;
    }

    /** Whether an image of ours goes when it has no tag any more. */
    public boolean isOurs(Images.Description image) {
        return label.filter(image.labels()::containsKey).isPresent();
    }

    /**
     * The image that had a tag goes if it is another one of ours, without a tag now, and no container uses it.
     *
     * @return false if somebody else has removed it meanwhile
     */
    public boolean by(String id, Optional<Images.Description> before) throws ImageException {
        Optional<String> old = before.filter(this::isOurs).map(Images.Description::id).filter(other -> !other.equals(id));
        return old.isEmpty() || remove(old.get()) || images.inspect(old.get()).isPresent();
    }

    /**
     * Removes all images of ours without a tag that no container uses. Another build that has just stored one brings it again.
     */
    public void removeAll() throws ImageException {
        if (label.isPresent()) {
            for (String id : images.danglingWith(label.get())) {
                images.removeIfUnused(id);
            }
        }
    }

    /** Removes an image of ours without a tag that no container uses. */
    public void removeIfOurs(String id) throws ImageException {
        if (images.inspect(id).filter(this::isOurs).isPresent()) {
            remove(id);
        }
    }

    /**
     * Removes an image without a tag that no container uses.
     *
     * @return whether it was removed here
     */
    public boolean remove(String id) throws ImageException {
        Optional<Images.Description> now = images.inspect(id);
        return now.isPresent() && now.get().tags().isEmpty() && images.removeIfUnused(id);
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
