package io.jenkins.plugins.monitoringimages.docker.engine;

import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Base images, on the engine for the right platform before a build begins: the classic builder takes the image's
 * architecture from its base, whatever platform is asked for.
 */
final class BaseImages {

    private final Connection connection;
    private final Images images;
    /** A pull moves the tag from one platform to another, so asking, pulling and asking again belong together. */
    private final ReentrantLock onePullAtATime = new ReentrantLock();

    BaseImages(Connection connection, Images images) {
        this.connection = connection;
        this.images = images;
    }

    /**
     * The id of the base image for a platform, pulled where the engine has none or one for another platform.
     *
     * @param login null for none; that of another registry is not used
     * @throws ImageException if there is none for this platform
     */
    String ready(ImageReference base, Platform platform, RegistryCredentials login, BuildEvents events)
            throws ImageException, InterruptedException {
        onePullAtATime.lockInterruptibly();
        try {
            Optional<Images.Description> present = images.inspectOrStop(base.tagged().toString());
            if (present.isPresent() && present.get().isFor(platform)) {
                return present.get().id();
            }
            events.output("Pulling base image " + base.tagged() + " for " + platform);
            new Pull(connection, events)
                    .run(base, platform, Optional.ofNullable(login), present.map(Images.Description::platformName));
            Images.Description pulled = images.inspectOrStop(base.tagged().toString())
                    .orElseThrow(() -> new ImageException("The base image " + base
                            + " was pulled, but the container engine does not have it; pull it by hand to see why"));
            if (!pulled.isFor(platform)) {
                throw wrongPlatform(base, platform, pulled.platformName());
            }
            return pulled.id();
        } finally {
            onePullAtATime.unlock();
        }
    }

    static ImageException wrongPlatform(ImageReference base, Platform wanted, String found) {
        return new ImageException("The base image " + base + " is for " + found + ", but " + wanted
                + " is built; take a base image that exists for " + wanted + ", or scratch");
    }
}
