package io.jenkins.plugins.monitoringimages.image;

import io.jenkins.plugins.monitoringimages.model.ImageReference;
import java.util.List;
import java.util.Optional;

/**
 * A place that takes finished images: a container engine, registries, a directory or a file. First images are stored, where
 * nobody sees them yet; once all is well with them they are published under their tags.
 *
 * <p>Safe for several threads. Interrupting a thread that waits here ends the work within two seconds. What fails leaves nothing
 * under a tag that was not there before; what is stored and never published is removed by {@link #close}, or is of no use to
 * anybody and is collected by the target itself.
 */
public interface ImageTarget extends AutoCloseable {

    /** What and where it is, in a few words, such as {@code Docker at unix:///var/run/docker.sock}; without credentials. */
    String description();

    /** Whether several platforms share one tag here; otherwise each has its name behind the tag. */
    boolean holdsIndexes();

    /** Whether this very image lies here, so that storing it moves no layer. */
    boolean has(Image image) throws ImageException, InterruptedException;

    /**
     * Puts an image here without a tag. Doing it twice is harmless.
     *
     * @param tags under which it will be published; a registry stores it in the repository of each
     * @return what the target calls it
     */
    StoredImage store(Image image, List<ImageReference> tags) throws ImageException, InterruptedException;

    /**
     * Gives a stored image a tag; another image that had it loses it.
     *
     * @return what lies under the tag now
     */
    PublishedImage publish(Image image, ImageReference tag) throws ImageException, InterruptedException;

    /**
     * Gives an index of stored images a tag.
     *
     * @throws UnsupportedOperationException if this target {@linkplain #holdsIndexes() holds none}
     */
    PublishedImage publish(ImageIndex index, ImageReference tag) throws ImageException, InterruptedException;

    /** The digest that the target itself has under a tag: of a manifest or an index; empty where it has none. */
    Optional<String> digestOf(ImageReference tag) throws ImageException, InterruptedException;

    @Override
    void close();
}
