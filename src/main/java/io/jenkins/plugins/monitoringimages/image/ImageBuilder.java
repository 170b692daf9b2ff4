package io.jenkins.plugins.monitoringimages.image;

import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
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
     * The engine's own id of the base image for a platform, which is pulled where the engine has none or one for another
     * platform.
     *
     * @param login used where it is for the base image's registry; null for none
     * @throws BuildException if there is none for this platform
     */
    String base(ImageReference base, Platform platform, RegistryCredentials login, BuildEvents events)
            throws BuildException, InterruptedException;

    /**
     * Puts one layer on an image, without a tag that people use, and inspects the result. It is what a Dockerfile's
     * {@code COPY} and its settings give, in one go and without its build's copies of the files.
     *
     * @return the image, its platform being the one asked for
     * @throws BuildException if the engine refuses or fails, or the image has another platform; nothing is left behind
     */
    BuiltImage layer(LayerRequest request, BuildEvents events) throws BuildException, InterruptedException;

    /**
     * Runs an image until it answers; the container is removed afterwards whatever happens.
     *
     * @return {@link SmokeTestResult.Outcome#READY}, or {@link SmokeTestResult.Outcome#CANNOT_RUN} where the engine's machine cannot run
     *     the platform
     * @throws ImageException if it runs and does not become ready; with the container's last log lines
     */
    SmokeTestResult prove(SmokeTestRequest request, BuildEvents events) throws ImageException, InterruptedException;

    /** Puts a tag on an image; a tag that another image had moves. */
    void tag(String imageId, ImageReference tag) throws ImageException;

    /** Takes a tag off its image, which goes too if nothing else needs it; one that is not there is no error. */
    void untag(ImageReference tag) throws ImageException;

    /**
     * Pushes a tag to its registry.
     *
     * @param login null where the registry wants none
     * @return the digest under which the registry keeps it, {@code sha256:...}
     */
    Optional<String> push(ImageReference tag, RegistryCredentials login, BuildEvents events)
            throws ImageException, InterruptedException;

    /** Removes an image that has no tag which people use; one that is not there is no error. */
    void discard(String imageId) throws ImageException;

    /** The image that a name stands for, if the engine has it and it is for a platform that can be built. */
    Optional<BuiltImage> inspect(ImageReference name) throws ImageException;

    /** The image of an id, if the engine has it and it is for a platform that can be built. */
    Optional<BuiltImage> find(String imageId) throws ImageException;

    /** The tags that a repository has on this engine, the one of the newest image first. */
    List<ImageReference> tagsOf(String repository) throws ImageException;

    /** The engine's images that carry a label with this very value, the newest one first. */
    List<EngineImage> findByLabel(String label, String value) throws ImageException;

    @Override
    void close();
}
