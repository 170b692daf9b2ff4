package io.jenkins.plugins.monitoringimages.docker.engine;

import com.github.dockerjava.api.command.PullImageCmd;
import com.github.dockerjava.api.model.PullResponseItem;
import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.connection.EngineCall;
import io.jenkins.plugins.monitoringimages.docker.connection.Logins;
import io.jenkins.plugins.monitoringimages.docker.connection.LongCall;
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
            pull(base, platform, Optional.ofNullable(login).filter(l -> l.isFor(base)), present, events);
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

    private void pull(
            ImageReference base,
            Platform platform,
            Optional<RegistryCredentials> login,
            Optional<Images.Description> present,
            BuildEvents events)
            throws ImageException, InterruptedException {
        StatusLines output = new StatusLines(events);
        String failure;
        try (LongCall<PullResponseItem> call = new LongCall<>(connection, output::read)) {
            PullImageCmd command = call.client()
                    .pullImageCmd(base.name())
                    .withTag(base.digest().isEmpty() ? base.tagged().tag() : base.digest())
                    .withPlatform(platform.toString());
            login.ifPresent(known -> command.withAuthConfig(Logins.of(known, base)));
            command.exec(call);
            call.await();
            failure = output.error();
        } catch (RuntimeException e) {
            failure = EngineCall.message(e);
        }
        if (!failure.isEmpty()) {
            String here = present.map(image -> "; the container engine has it for " + image.platformName()).orElse("");
            throw new ImageException("The base image " + base + " for " + platform + " could not be pulled: "
                    + hidden(failure, login) + here + "; take a base image that exists for " + platform
                    + ", or scratch");
        }
    }

    /** The engine passes on what a registry says, and a registry might repeat what it was told. */
    private static String hidden(String text, Optional<RegistryCredentials> login) {
        return login.map(known -> known.hide(text)).orElse(text);
    }
}
