package io.jenkins.plugins.monitoringimages.engine.image;

import io.jenkins.plugins.monitoringimages.engine.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.engine.model.BuildException;
import io.jenkins.plugins.monitoringimages.engine.model.ImageReference;
import java.util.List;
import java.util.Optional;

/**
 * The port through which the engine of this project asks a container engine to build images. Safe for use by several
 * threads. Interrupting a thread that waits here ends the work on the container engine too, and leaves nothing behind.
 */
public interface ImageBuilder extends AutoCloseable {

    /** Who answers, and how it is spoken with. */
    EngineInfo engine();

    /**
     * Builds an image without a tag that people use, and inspects it.
     *
     * @return the image, its platform being the one asked for
     * @throws BuildException if the engine refuses or fails, or the image has another platform; nothing is left behind
     */
    BuiltImage build(BuildRequest request, BuildEvents events) throws BuildException, InterruptedException;

    /**
     * Runs an image until it answers; the container is removed afterwards whatever happens.
     *
     * @return {@link Proof.Outcome#READY}, or {@link Proof.Outcome#CANNOT_RUN} where the engine's machine cannot run
     *     the platform
     * @throws ImageException if it runs and does not become ready; with the container's last log lines
     */
    Proof prove(ProofRequest request, BuildEvents events) throws ImageException, InterruptedException;

    /** Puts a tag on an image; a tag that another image had moves. */
    void tag(String imageId, ImageReference tag) throws ImageException;

    /**
     * Pushes a tag to its registry.
     *
     * @param login null where the registry wants none
     * @return the digest under which the registry keeps it, {@code sha256:...}
     */
    Optional<String> push(ImageReference tag, RegistryLogin login, BuildEvents events)
            throws ImageException, InterruptedException;

    /** Removes an image that has no tag which people use; one that is not there is no error. */
    void discard(String imageId) throws ImageException;

    /** The image that a name stands for, if the engine has it and it is for a platform that can be built. */
    Optional<BuiltImage> inspect(ImageReference name) throws ImageException;

    /** The engine's images that carry a label with this very value, the newest one first. */
    List<StoredImage> findByLabel(String label, String value) throws ImageException;

    @Override
    void close();
}
